using System.Numerics;

namespace Guibiao.Formulas;

/// <summary>Numbers as text: the only place where an exact number is rounded.</summary>
public static class Display
{
    private const int SignificantDigits = 28;
    private const int DisplayDecimals = 2;

    /// <summary>The plain number with at most 28 significant digits: no exponent, no trailing zeros, never -0.</summary>
    public static string Value(Exact value)
    {
        if (value.IsZero)
        {
            return "0";
        }
        var decimals = SignificantDigits - Magnitude(value);
        var scaled = Round(value, decimals);
        // Rounding up may add a digit: 9.99… becomes 10.
        return Plain(scaled, decimals);
    }

    /// <summary>
    /// What people see: at most two decimals, half away from zero, % or ‰ and no other unit. Never rounds across the target or a
    /// threshold (plain numbers: 98 % is 0.98); where two decimals can't tell them apart, it takes as many as can.
    /// </summary>
    public static string Print(Exact value, ResultUnit unit = ResultUnit.Plain, Exact? target = null, IEnumerable<Exact>? thresholds = null)
    {
        Exact factor = unit switch { ResultUnit.Percent => 100, ResultUnit.PerMille => 1000, _ => 1 };
        var shown = value * factor;
        var lines = (thresholds ?? []).Concat(target is { } aim ? [aim] : []).Select(line => line * factor).ToList();
        for (var decimals = DisplayDecimals; ; decimals++)
        {
            foreach (var scaled in (BigInteger[])[Round(shown, decimals), Floor(shown, decimals), Floor(shown, decimals) + 1])
            {
                var printed = new Exact(scaled, BigInteger.Pow(10, decimals));
                if (lines.TrueForAll(line => printed.CompareTo(line) == shown.CompareTo(line)))
                {
                    return Plain(scaled, decimals) + unit switch { ResultUnit.Percent => "%", ResultUnit.PerMille => "‰", _ => "" };
                }
            }
        }
    }

    /// <summary>How many digits stand before the point; 0.05 has -1.</summary>
    private static int Magnitude(Exact value)
    {
        var size = BigInteger.Abs(value.Numerator);
        // The lengths in digits give the magnitude or one more.
        var guess = DigitCount(size) - DigitCount(value.Denominator) + 1;
        var least = guess > 0 ? value.Denominator * BigInteger.Pow(10, guess - 1) : value.Denominator;
        var held = guess > 0 ? size : size * BigInteger.Pow(10, 1 - guess);
        return held >= least ? guess : guess - 1;
    }

    private static int DigitCount(BigInteger value)
    {
        // log10(2) as a fraction: an estimate from below, then corrected.
        var estimate = (int)((value.GetBitLength() - 1) * 30102 / 100000);
        return value >= BigInteger.Pow(10, estimate + 1) ? DigitCountSlow(value, estimate + 1) : estimate + 1;
    }

    private static int DigitCountSlow(BigInteger value, int digits)
    {
        var limit = BigInteger.Pow(10, digits);
        while (value >= limit)
        {
            limit *= 10;
            digits++;
        }
        return digits;
    }

    private static Exact Scaled(Exact value, int decimals) =>
        decimals >= 0
            ? new(value.Numerator * BigInteger.Pow(10, decimals), value.Denominator)
            : new(value.Numerator, value.Denominator * BigInteger.Pow(10, -decimals));

    private static BigInteger Round(Exact value, int decimals)
    {
        var scaled = Scaled(value, decimals);
        var twice = (2 * BigInteger.Abs(scaled.Numerator)) + scaled.Denominator;
        return scaled.Sign * (twice / (2 * scaled.Denominator));
    }

    private static BigInteger Floor(Exact value, int decimals)
    {
        var scaled = Scaled(value, decimals);
        var quotient = BigInteger.DivRem(scaled.Numerator, scaled.Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static string Plain(BigInteger scaled, int decimals)
    {
        if (decimals <= 0)
        {
            return (scaled * BigInteger.Pow(10, -decimals)).ToString();
        }
        var digits = BigInteger.Abs(scaled).ToString().PadLeft(decimals + 1, '0');
        var text = $"{digits[..^decimals]}.{digits[^decimals..]}".TrimEnd('0').TrimEnd('.');
        return scaled.Sign < 0 ? "-" + text : text;
    }
}
