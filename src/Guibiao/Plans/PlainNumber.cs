namespace Guibiao.Plans;

/// <summary>Printed numbers as decimal strings: 1,234.50 with % is 12.345.</summary>
internal static class PlainNumber
{
    /// <summary>The first number of a folded text: where it stands, as printed, and without thousands commas.</summary>
    public static (int Start, int End)? Find(string folded)
    {
        var start = folded.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return null;
        }
        var end = start;
        while (end < folded.Length && (char.IsAsciiDigit(folded[end]) || folded[end] is '.' or ',' && end + 1 < folded.Length && char.IsAsciiDigit(folded[end + 1])))
        {
            end++;
        }
        // 1萬2,000 is one number, and 1億2,000萬.
        if (end + 1 < folded.Length && Myriads(folded[end]) > 0 && char.IsAsciiDigit(folded[end + 1]) && Find(folded[(end + 1)..]) is (0, var rest))
        {
            end += 1 + rest;
            end += end < folded.Length && Myriads(folded[end]) > 0 ? 1 : 0;
        }
        var signed = start > 0 && folded[start - 1] is '-' or '−' or '－' && (start == 1 || !char.IsLetterOrDigit(folded[start - 2]));
        return (signed ? start - 1 : start, end);
    }

    /// <summary>The plain number behind a printed one: its unit's % or ‰ is divided out.</summary>
    public static string Of(string printed, string? unit)
    {
        var negative = printed[0] is '-' or '−' or '－';
        var digits = Written(negative ? printed[1..] : printed);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var (whole, fraction) = point < 0 ? (digits, "") : (digits[..point], digits[(point + 1)..].Replace(".", "", StringComparison.Ordinal));
        var shift = unit switch { "%" => 2, "‰" => 3, _ => 0 };
        whole = whole.PadLeft(shift + 1, '0');
        (whole, fraction) = (whole[..^shift], whole[^shift..] + fraction);
        (whole, fraction) = (whole.TrimStart('0'), fraction.TrimEnd('0'));
        var plain = (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
        return negative && plain != "0" ? "-" + plain : plain;
    }

    // Digits alone: 1,200 is 1200, 1萬2,000 is 12000.
    private static string Written(string printed)
    {
        var digits = printed.Replace(",", "", StringComparison.Ordinal);
        var at = digits.AsSpan().IndexOfAny('億', '萬');
        if (at < 0)
        {
            return digits;
        }
        var (zeros, rest) = (Myriads(digits[at]), Written(digits[(at + 1)..]));
        return digits[..at] + rest.PadLeft(zeros, '0');
    }

    private static int Myriads(char sign) => sign switch { '億' => 8, '萬' => 4, _ => 0 };
}
