namespace Guibiao.Formulas;

/// <summary>What letters (and 甲, 分子 …) mean: （A：核准件數；B：申請件數）, in a remark, in the label, before or after the formula.</summary>
internal sealed class Definitions
{
    // A name, not a page; it also bounds the time.
    private const int Longest = 200;

    private const string Stops = ",。;、";

    private static readonly string[] Symbols = ["分子", "分母", "甲", "乙", "丙", "丁", "戊", "己"];
    private static readonly string[] Links = [":", "=", "為", "代表", "係指", "指", "表示"];

    // What may stand between the formula and its definitions.
    private static readonly string[] Leading = ["其中", "式中", "備註", "註", "說明", "及", "與", "和"];

    public Dictionary<string, string> Meanings { get; } = [];

    /// <summary>Where the text goes on after definitions that begin it; 0 where there are none.</summary>
    public int HeadEnd { get; private set; }

    /// <summary>Where definitions after the formula begin, outside brackets; the text's length where there are none.</summary>
    public int TailStart { get; private set; }

    public static Definitions In(FoldedText text)
    {
        var found = new Definitions { TailStart = text.Length };
        var defined = new List<(int Start, int End)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (Meaning(text, i) is { } from && End(text, from) is var end && end > from && !text.HoldsOperator(from, end))
            {
                var symbol = text.Chars[i..(i + Symbol(text, i))];
                found.Meanings.TryAdd(symbol, NameText.Fold(text.Chars[from..end]));
                defined.Add((Begin(text, i), end));
            }
        }
        found.FindTail(text, defined);
        found.FindHead(text, defined);
        return found;
    }

    // Every clause from the tail's start on is a definition.
    private void FindTail(FoldedText text, List<(int Start, int End)> defined)
    {
        var next = text.Length;
        for (var k = defined.Count - 1; k >= 0; k--)
        {
            var (start, end) = defined[k];
            if (Layout.Skip(text, end, text.Length, Stops) != next || start == 0)
            {
                return;
            }
            next = start;
            TailStart = Stops.Contains(text[start - 1]) ? start - 1 : text.Gap(start) ? start : TailStart;
        }
    }

    private void FindHead(FoldedText text, List<(int Start, int End)> defined)
    {
        var head = 0;
        foreach (var (start, end) in defined.TakeWhile(one => one.Start == head))
        {
            head = Layout.Skip(text, end, text.Length, Stops);
        }
        HeadEnd = head < TailStart && text.HoldsOperator(head, TailStart) ? head : 0;
    }

    /// <summary>How long the letter (A, A1) or word is that may be defined at i; 0 where there is none.</summary>
    private static int Symbol(FoldedText text, int i)
    {
        if (!Folding.IsLatin(text[i]))
        {
            return Symbols.FirstOrDefault(word => text.Has(i, word))?.Length ?? 0;
        }
        var stop = i + 1;
        while (stop < i + 3 && char.IsAsciiDigit(text[stop]))
        {
            stop++;
        }
        return stop - i;
    }

    /// <summary>Where the meaning of the symbol at i begins; null where nothing is defined there.</summary>
    private static int? Meaning(FoldedText text, int i)
    {
        var symbol = Symbol(text, i);
        if (symbol == 0 || Links.FirstOrDefault(link => text.Has(i + symbol, link)) is not { } link)
        {
            return null;
        }
        return i == 0 || ",。;、:([".Contains(text[i - 1]) || text.Gap(i) || Begin(text, i) < i ? i + symbol + link.Length : null;
    }

    // 1.A：…, (1)A：…, 其中A：…, 註：A為…
    private static int Begin(FoldedText text, int i)
    {
        while (true)
        {
            var at = i;
            if (text[i - 1] == ')' && text.Match(i - 1) is >= 0 and var open && i - open <= 4)
            {
                i = open;
            }
            else if (text[i - 1] is '.' or '、' && char.IsAsciiDigit(text[i - 2]))
            {
                i -= char.IsAsciiDigit(text[i - 3]) ? 3 : 2;
            }
            else if (Leading.FirstOrDefault(word => i >= word.Length && text.Has(i - word.Length, word)) is { } word)
            {
                i -= word.Length;
            }
            else if (text[i - 1] == ':' && Leading.FirstOrDefault(word => i > word.Length && text.Has(i - 1 - word.Length, word)) is { } lead)
            {
                i -= lead.Length + 1;
            }
            if (i == at)
            {
                return i;
            }
        }
    }

    private static int End(FoldedText text, int from)
    {
        var limit = Math.Min(text.Length, from + Longest);
        foreach (var i in Layout.Outside(text, from, limit))
        {
            if (",。;".Contains(text[i]) || Folding.Closers.Contains(text[i])
                || ("、及與和".Contains(text[i]) && Meaning(text, i + 1) is not null)
                || (text[i] == '(' && text.Match(i) is > 0 and var close && close - i <= 3 && Meaning(text, close + 1) is not null)
                || (i > from && text.Gap(i) && Meaning(text, i) is not null))
            {
                return i;
            }
        }
        return limit;
    }
}
