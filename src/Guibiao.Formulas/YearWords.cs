namespace Guibiao.Formulas;

/// <summary>With 同期 after it: year = 本年[度] 當年[度] (0) | 上年[度] 上一年[度] 前一年[度] 去年[度] (-1) | 次年[度] 下年度 (+1) | 2–3 digits 年[度]</summary>
internal static class YearWords
{
    // Longest first.
    private static readonly (string Word, int Offset)[] Words =
    [
        ("上一年度", -1), ("前一年度", -1),
        ("本年度", 0), ("當年度", 0), ("上年度", -1), ("去年度", -1), ("次年度", 1), ("下年度", 1), ("上一年", -1), ("前一年", -1),
        ("本年", 0), ("當年", 0), ("上年", -1), ("去年", -1), ("次年", 1),
    ];

    /// <summary>The year word that begins at i and ends before end.</summary>
    public static YearWord? At(FoldedText text, int i, int end)
    {
        foreach (var (word, offset) in Words)
        {
            if (Is(text, i, end, word))
            {
                return new(offset, null, word.Length + SamePeriod(text, i + word.Length, end));
            }
        }
        return Digits(text, i, end) is { } year ? year with { Length = year.Length + SamePeriod(text, i + year.Length, end) } : null;
    }

    // 當年輕人, 本年齡層: no year.
    private static bool Is(FoldedText text, int i, int end, string word) =>
        i + word.Length <= end && text.Has(i, word) && (word[^1] == '度' || i + word.Length >= end || !"齡輕紀".Contains(text[i + word.Length]));

    // 上年度同期件數 is 件數 of the year before: a value is of the same days of its year anyway.
    private static int SamePeriod(FoldedText text, int i, int end) => i + 2 <= end && text.Has(i, "同期") ? text.Has(i + 2, "之") && i + 3 < end ? 3 : 2 : 0;

    /// <summary>The first year word inside a stretch that doesn't count there; -1 where there is none.</summary>
    public static int FirstInside(FoldedText text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            // 度 alone is no year: 本年度 is longer, never another word.
            if (Words.Any(word => Is(text, i, to, word.Word)))
            {
                return i;
            }
        }
        return -1;
    }

    // Republic of China years of this system's time; 10年 is a length and 10年期公債 a name.
    private static YearWord? Digits(FoldedText text, int i, int end)
    {
        var stop = i;
        while (stop < end && char.IsAsciiDigit(text[stop]))
        {
            stop++;
        }
        if (stop - i is not (2 or 3) || stop >= end || text[stop] != '年' || char.IsAsciiDigit(text[i - 1]))
        {
            return null;
        }
        var year = int.Parse(text.Chars[i..stop]);
        return year is < 60 or > 199 ? null : new(0, year, stop - i + (stop + 1 < end && text[stop + 1] == '度' ? 2 : 1));
    }
}
