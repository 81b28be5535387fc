namespace Guibiao.Formulas;

/// <summary>What single letters mean: （A：核准件數；B：申請件數）, in a remark, in the label or after the formula.</summary>
internal sealed class Definitions
{
    // A name, not a page; it also bounds the time.
    private const int Longest = 200;

    private static readonly string[] Links = [":", "=", "為", "代表", "係指", "指", "表示"];

    public Dictionary<string, string> Meanings { get; } = [];

    /// <summary>Where definitions after the formula begin, outside brackets; the text's length where there are none.</summary>
    public int TailStart { get; private set; }

    public static Definitions In(FoldedText text)
    {
        var found = new Definitions { TailStart = text.Length };
        var defined = new List<(int Start, int End)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (Link(text, i) is > 0 and var link && End(text, i + 1 + link) is var end && end > i + 1 + link && !text.HoldsOperator(i + 1 + link, end))
            {
                found.Meanings.TryAdd(text.Chars[i..(i + 1)], NameText.Fold(text.Chars[(i + 1 + link)..end]));
                defined.Add((i, end));
            }
        }
        found.FindTail(text, defined);
        return found;
    }

    // Every clause from the tail's start on is a definition.
    private void FindTail(FoldedText text, List<(int Start, int End)> defined)
    {
        var next = text.Length;
        for (var k = defined.Count - 1; k >= 0; k--)
        {
            if (Layout.Skip(text, defined[k].End, text.Length, ",。;、") != next || text[defined[k].Start - 1] is not (',' or '。' or ';' or '、'))
            {
                return;
            }
            next = defined[k].Start;
            TailStart = next - 1;
        }
    }

    private static int Link(FoldedText text, int i)
    {
        if (!Folding.IsLatin(text[i]) || (i > 0 && !",。;、:([".Contains(text[i - 1])))
        {
            return 0;
        }
        return Links.FirstOrDefault(link => text.Has(i + 1, link))?.Length ?? 0;
    }

    private static int End(FoldedText text, int from)
    {
        var limit = Math.Min(text.Length, from + Longest);
        foreach (var i in Layout.Outside(text, from, limit))
        {
            if (",。;".Contains(text[i]) || Folding.Closers.Contains(text[i]) || (text[i] == '、' && Link(text, i + 1) > 0))
            {
                return i;
            }
        }
        return limit;
    }
}
