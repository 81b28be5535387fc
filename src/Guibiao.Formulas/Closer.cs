namespace Guibiao.Formulas;

/// <summary>The sentence that says how numbered components come together: 以上列各項數量合計為總次數, 上開兩項之平均比率.</summary>
internal sealed record Closer(int Start, int End, bool IsMean, bool IsRatio, string? Name, int NameStart)
{
    private const int Longest = 60;

    // Longest first.
    private static readonly string[] Openings = ["以上列", "上列", "上開", "上述", "前開", "以上"];
    private static readonly string[] Verbs = ["合計", "總計", "加總", "平均"];
    private static readonly string[] Names = ["數即為", "值即為", "即為", "數為", "值為", "稱為", "作為", "計為", "為"];

    /// <summary>Finds the first closer in a stretch; null where there is none.</summary>
    public static Closer? In(FoldedText text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Verbs.Any(verb => i + verb.Length <= to && text.Has(i, verb)) && Opening(text, from, i) is >= 0 and var start)
            {
                return Read(text, from, start, i, to);
            }
        }
        return null;
    }

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
        word != "以上" || i == from || "。;,:([)]%、".Contains(text[i - 1]) || Measures.EndsInCountNoun(text.Chars[Math.Max(from, i - 4)..i]) || text[i - 1] == '率';

    private static Closer Read(FoldedText text, int from, int start, int verb, int to)
    {
        var end = verb;
        while (end < to && !",。;:)]".Contains(text[end]))
        {
            end++;
        }
        var clause = text.Chars[start..end];
        var afterVerb = verb + 2;
        var naming = Names.FirstOrDefault(word => text.Has(afterVerb, word));
        var named = naming is null ? clause.LastIndexOf('為') is > 0 and var link && start + link > verb ? start + link + 1 : end : afterVerb + naming.Length;
        return new(
            start > from && Folding.Openers.Contains(text[start - 1]) ? start - 1 : start,
            end < to && Folding.Closers.Contains(text[end]) ? end + 1 : end,
            clause.Contains("平均", StringComparison.Ordinal),
            clause.Contains('率') || clause.Contains("比例", StringComparison.Ordinal) || clause.Contains("百分比", StringComparison.Ordinal),
            named < end ? text.Printed(named, end) : null,
            named);
    }
}
