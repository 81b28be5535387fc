namespace Guibiao.Formulas;

/// <summary>The sentence that says how numbered components come together: 以上列各項數量合計為總次數, 上開兩項之平均比率.</summary>
internal sealed record Closer(int Start, int End, bool IsMean, bool IsRatio, string? Name)
{
    private const int Longest = 60;

    // Longest first.
    private static readonly string[] Openings = ["以上列", "上列", "上開", "上述", "前開", "以上"];
    private static readonly string[] Verbs = ["合計", "總計", "加總", "平均"];
    private static readonly string[] Names = ["數即為", "值即為", "即為", "數為", "值為", "稱為", "作為", "計為", "為"];
    private static readonly string[] GrowthWords = ["成長率", "增加率", "增長率", "年增率", "成長幅度", "增加幅度", "增幅"];

    /// <summary>上述合計÷目標數: it stands in a formula, as the name of what it closes; Start and End are where that formula begins.</summary>
    public bool IsOperand { get; private init; }

    /// <summary>以上合計較上年度成長率: the total's growth is meant.</summary>
    public bool Grows { get; private init; }

    /// <summary>上述加權平均: every component counts as much as it weighs.</summary>
    public bool IsWeighted { get; private init; }

    /// <summary>Finds the first closer in a stretch; null where there is none.</summary>
    public static Closer? In(FoldedText text, int from, int to, ResultUnit unit)
    {
        for (var i = from; i < to; i++)
        {
            if (Verbs.Any(verb => i + verb.Length <= to && text.Has(i, verb)) && Opening(text, from, i) is >= 0 and var start)
            {
                return Read(text, from, start, i, to, unit);
            }
        }
        return null;
    }

    /// <summary>Whether a folded name is what a closer begins with: 上述合計數.</summary>
    public static bool IsPhrase(string name) =>
        Openings.Any(word => name.StartsWith(word, StringComparison.Ordinal)) && Verbs.Any(verb => name.Contains(verb, StringComparison.Ordinal));

    public static bool SaysGrowth(string words) => GrowthWords.Any(word => words.Contains(word, StringComparison.Ordinal));

    // The nearest opening word in the same sentence.
    private static int Opening(FoldedText text, int from, int verb)
    {
        for (var i = verb - 1; i >= Math.Max(from, verb - Longest) && text[i] is not ('。' or ';'); i--)
        {
            foreach (var word in Openings)
            {
                if (i + word.Length <= verb && text.Has(i, word) && MayClose(text, from, i, word))
                {
                    // 以上列 ends as 上列 does.
                    return word == "上列" && i > from && text[i - 1] == '以' ? i - 1 : i;
                }
            }
        }
        return -1;
    }

    // Without a stop before it 以上 is part of a name (部長級以上官員) unless something counted ends there.
    private static bool MayClose(FoldedText text, int from, int i, string word) =>
        word != "以上" || i == from || "。;,:=([)]%、".Contains(text[i - 1]) || OperatorSigns.At(text, i - 1) is not null
        || Measures.EndsInCountNoun(text.Chars[Math.Max(from, i - 4)..i]) || text[i - 1] == '率';

    private static Closer Read(FoldedText text, int from, int start, int verb, int to, ResultUnit unit)
    {
        var stop = Layout.Next(text, verb, to, "。;");
        var divides = Slash.Divides(text, start, stop, unit) || text.HoldsOperator(start, stop);
        var end = verb;
        while (end < to && !",。;:)]".Contains(text[end]) && !IsOperator(end))
        {
            end = text.Match(end) > end && text.Match(end) < to ? text.Match(end) + 1 : end + 1;
        }
        var (opener, after) = (start, end);
        while (opener > from && after < to && Folding.Openers.Contains(text[opener - 1]) && Folding.Closers.Contains(text[after]))
        {
            (opener, after) = (opener - 1, after + 1);
        }
        var isOperand = (after < to && IsOperator(after)) || (opener > from && IsOperator(opener - 1));
        var clause = text.Chars[start..end];
        var (nameStart, nameEnd) = isOperand ? (end, end) : NameIn(text, clause, start, verb, end);
        var begin = isOperand ? FormulaStart(text, from, opener) : opener;
        return new(
            begin,
            isOperand ? begin : after,
            clause.Contains("平均", StringComparison.Ordinal),
            clause.Contains('率') || clause.Contains("比例", StringComparison.Ordinal) || clause.Contains("百分比", StringComparison.Ordinal),
            nameStart < nameEnd ? text.Printed(nameStart, nameEnd) : null)
        {
            IsOperand = isOperand,
            IsWeighted = clause.Contains("加權", StringComparison.Ordinal),
            Grows = !isOperand && SaysGrowth(clause),
        };

        bool IsOperator(int i) => text[i] == '/' ? divides : OperatorSigns.At(text, i) is not null;
    }

    private static (int From, int To) NameIn(FoldedText text, string clause, int start, int verb, int end)
    {
        var afterVerb = verb + 2;
        var naming = Names.FirstOrDefault(word => text.Has(afterVerb, word));
        return (naming is not null ? afterVerb + naming.Length : clause.LastIndexOf('為') is > 0 and var link && start + link > verb ? start + link + 1 : end, Layout.WithoutRemarks(text, start, end));
    }

    // 達成率=上述合計÷目標數 begins after the stop before it; what is neither a label nor part of the formula belongs to the last component.
    private static int FormulaStart(FoldedText text, int from, int opener)
    {
        while (opener > from && Folding.Openers.Contains(text[opener - 1]))
        {
            opener--;
        }
        var clause = opener;
        while (clause > from && !"。;,".Contains(text[clause - 1]))
        {
            clause--;
        }
        return text.HoldsOperator(clause, opener) || (opener > clause && text[opener - 1] is '=' or ':') ? clause : opener;
    }
}
