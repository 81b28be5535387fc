namespace Guibiao.Formulas;

/// <summary>A percentage in a sentence: 90%, 1,000%, 百分之九十, 百分之12.5.</summary>
internal static class PercentWords
{
    private const string Lead = "百分之";
    private const string Numerals = "零一二三四五六七八九";

    /// <summary>The percentage that begins at i, and how long it is; null where none does.</summary>
    public static (Literal Value, int Length)? At(FoldedText text, int i, int end)
    {
        var from = text.Has(i, Lead) ? i + Lead.Length : i;
        var stop = from;
        while (stop < end && (char.IsAsciiDigit(text[stop]) || (stop > from && text[stop] is '.' or ',' && char.IsAsciiDigit(text[stop + 1]))))
        {
            stop++;
        }
        if (from == i)
        {
            return stop > i && stop < end && text[stop] == '%' && Exact.TryParse(text.Chars[i..stop].Replace(",", ""), out var printed) ? (new(printed, NumberKind.Percent), stop + 1 - i) : null;
        }
        if (stop > from)
        {
            return Exact.TryParse(text.Chars[from..stop].Replace(",", ""), out var digits) ? (new(digits, NumberKind.Percent), stop - i) : null;
        }
        while (stop < end && (Numerals.Contains(text[stop]) || text[stop] is '〇' or '十' or '百' or '點'))
        {
            stop++;
        }
        return Chinese(text.Chars[from..stop].Replace('〇', '零')) is { } value ? (new(value, NumberKind.Percent), stop - i) : null;
    }

    // 一百, 九十, 十五, 八十七點五
    private static Exact? Chinese(string words)
    {
        var point = words.IndexOf('點');
        var (whole, part) = point < 0 ? (words, "") : (words[..point], words[(point + 1)..]);
        if (whole.Length == 0 || (point >= 0 && (part.Length == 0 || !part.All(Numerals.Contains))))
        {
            return null;
        }
        var (sum, digit) = (0, -1);
        foreach (var word in whole)
        {
            if (Numerals.IndexOf(word) is >= 0 and var value)
            {
                // 九五 is no number here.
                if (digit > 0)
                {
                    return null;
                }
                digit = value;
                continue;
            }
            sum += (digit < 0 ? 1 : digit) * (word == '百' ? 100 : 10);
            digit = -1;
        }
        sum += Math.Max(0, digit);
        var decimals = string.Concat(part.Select(word => Numerals.IndexOf(word)));
        return Exact.TryParse(decimals.Length == 0 ? $"{sum}" : $"{sum}.{decimals}", out var exact) ? exact : null;
    }
}
