using System.Globalization;
using System.Numerics;

namespace Guibiao.Evidence;

/// <summary>Numbers as people write them, read exactly as an integer scaled by ten to the scale: 1,234.50 with scale 2 is 123450.</summary>
public static class NumberText
{
    /// <summary>Null and the code of what is wrong, or the scaled number and null.</summary>
    public static (long? Scaled, string? Wrong) Read(string text, int scale)
    {
        Span<char> digits = text.Length <= 100 ? stackalloc char[text.Length] : [];
        if (digits.IsEmpty)
        {
            return (null, "evidence.notNumber");
        }
        for (var i = 0; i < text.Length; i++)
        {
            digits[i] = Folding.Narrow(text[i]);
        }
        var negative = digits[0] is '-' or '\u2212';
        var rest = digits[(negative || digits[0] == '+' ? 1 : 0)..];
        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        if (whole.IsEmpty || point >= 0 && fraction.IsEmpty || fraction.ContainsAnyExceptInRange('0', '9') || !IsWhole(whole))
        {
            return (null, "evidence.notNumber");
        }
        var kept = fraction.TrimEnd('0');
        if (kept.Length > scale)
        {
            return (null, scale == 0 ? "evidence.notInteger" : "evidence.scale");
        }
        var value = BigInteger.Zero;
        foreach (var digit in whole)
        {
            value = digit == ',' ? value : value * 10 + (digit - '0');
        }
        for (var i = 0; i < scale; i++)
        {
            value = value * 10 + (i < kept.Length ? kept[i] - '0' : 0);
        }
        value = negative ? -value : value;
        return value < long.MinValue || value > long.MaxValue ? (null, "evidence.overflow") : ((long)value, null);
    }

    /// <summary>The plain number that a scaled integer stands for, with all its digits after the point.</summary>
    public static string Print(long scaled, int scale)
    {
        var digits = new BigInteger(scaled);
        if (scale == 0)
        {
            return digits.ToString(CultureInfo.InvariantCulture);
        }
        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(scaled < 0 ? "-" : "")}{text[..^scale]}.{text[^scale..]}";
    }

    // Commas only where thousands have them: 1,234,567.
    private static bool IsWhole(ReadOnlySpan<char> whole)
    {
        var comma = whole.IndexOf(',');
        if (comma < 0)
        {
            return !whole.ContainsAnyExceptInRange('0', '9');
        }
        var first = whole[..comma];
        if (first.Length is 0 or > 3 || first.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        for (var rest = whole[comma..]; !rest.IsEmpty; rest = rest[4..])
        {
            if (rest.Length < 4 || rest[0] != ',' || rest[1..4].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }
        return true;
    }
}
