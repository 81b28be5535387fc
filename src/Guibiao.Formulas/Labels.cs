namespace Guibiao.Formulas;

/// <summary>What a label (租借率，計算公式為：) says about the formula after it.</summary>
internal static class Labels
{
    private static readonly string[] SaysHow = ["計算", "公式", "方式", "算式", "達成值", "目標值", "衡量標準"];
    private static readonly string[] Leading = ["降低", "減少", "提升", "提高"];
    private static readonly string[] Rates = ["比率", "比例", "百分比"];

    /// <summary>Whether a clause of the label ends in 比率, 比例, 百分比 or (%), which makes the result percent.</summary>
    public static bool SaysPercent(FoldedText text, int from, int to) => text.Chars.AsSpan(from, to - from).EndsWith("(%)") || Clauses(text, from, to).Any(SaysPercent);

    public static bool SaysPercent(string clause) => Rates.Any(rate => clause.EndsWith(rate, StringComparison.Ordinal));

    /// <summary>The name that the label gives, less 率 or 成長率; null where it only says how to compute.</summary>
    public static string? NameIn(FoldedText text, int from, int to)
    {
        var clauses = Clauses(text, from, to).ToList();
        var clause = clauses.FindLast(clause => clause.EndsWith('率')) ?? clauses.FindLast(clause => !Array.Exists(SaysHow, how => clause.Contains(how, StringComparison.Ordinal)));
        if (clause is null)
        {
            return null;
        }
        var folded = new FoldedText(clause);
        var name = clause[AfterLeading(folded, 0, folded.Length, out _)..];
        foreach (var ending in (string[])["年成長率", "成長率", "年增率", "率"])
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                name = name[..^ending.Length].TrimEnd('之', '的');
                break;
            }
        }
        return name.Length == 0 ? null : name;
    }

    /// <summary>Skips 降低, 減少, 提升, 提高 and a year word, in either order; neither is part of a name.</summary>
    public static int AfterLeading(FoldedText text, int from, int to, out YearWord? year)
    {
        year = null;
        while (true)
        {
            var at = from;
            if (Array.Find(Leading, word => text.Has(at, word)) is { } leading && at + leading.Length < to)
            {
                from += leading.Length;
            }
            else if (year is null && YearWords.At(text, from, to) is { } word && from + word.Length < to)
            {
                year = word;
                from += word.Length;
            }
            else
            {
                return from;
            }
        }
    }

    private static IEnumerable<string> Clauses(FoldedText text, int from, int to)
    {
        var start = from;
        foreach (var i in Layout.Outside(text, from, to).Where(i => ",。;:=".Contains(text[i])).Append(to))
        {
            var clause = NameText.WithoutBrackets(text.Chars[start..i]);
            if (clause.Length > 0)
            {
                yield return clause;
            }
            start = i + 1;
        }
    }
}
