namespace Guibiao.Formulas;

/// <summary>Whether / divides: 核准件數/申請件數 does, 男/女性參與人次 is one name.</summary>
internal static class Slash
{
    private static readonly string[] FormulaWords = ["公式", "方式", "算式", "計算", "算法"];

    /// <summary>Alone it divides only under % or ‰, or where all sides end in a count noun or are single letters.</summary>
    public static bool Divides(FoldedText text, int from, int to, ResultUnit unit)
    {
        if (!text.HoldsSlash(from, to))
        {
            return false;
        }
        var expression = Layout.AfterLabel(text, from, to);
        return unit != ResultUnit.Plain
            || text.HoldsOperator(expression, to)
            || (expression > from && SaysFormula(text, from, expression))
            || SidesAreCounts(text, expression, Layout.WithoutRemarks(text, expression, to));
    }

    // An equals sign, or a label such as 計算公式, says that an expression follows.
    private static bool SaysFormula(FoldedText text, int from, int expression) =>
        text[expression - 1] == '=' || FormulaWords.Any(word => text.Chars.AsSpan(from, expression - 1 - from).EndsWith(word, StringComparison.Ordinal)
            || text.Chars.AsSpan(from, expression - 1 - from).EndsWith(word + "為", StringComparison.Ordinal));

    /// <summary>核准件數/申請件數, A/B; not 元/人次.</summary>
    public static bool SidesAreCounts(FoldedText text, int from, int to)
    {
        while (to - from > 2 && Folding.Openers.Contains(text[from]) && text.Match(from) == to - 1)
        {
            (from, to) = (from + 1, to - 1);
        }
        var sides = new List<string>();
        var side = from;
        foreach (var i in Layout.Outside(text, from, to).Where(i => text[i] == '/').Append(to))
        {
            sides.Add(text.Chars[side..i]);
            side = i + 1;
        }
        return sides.Count > 1 && sides.TrueForAll(IsCountOrLetter);
    }

    private static bool IsCountOrLetter(string side)
    {
        var bare = NameText.WithoutBrackets(side);
        return (bare.Length == 1 && Folding.IsLatin(bare[0])) || Measures.EndsInCountNoun(NameText.Fold(bare));
    }
}
