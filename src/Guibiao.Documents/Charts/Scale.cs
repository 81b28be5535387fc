namespace Guibiao.Documents.Charts;

/// <summary>A vertical scale with round steps (1, 2 or 5 times a power of ten) over all numbers that it has to show.</summary>
internal sealed record Scale(decimal Low, decimal High, decimal Step)
{
    /// <summary>At most six steps; zero is always on the scale.</summary>
    public static Scale Over(IEnumerable<decimal?> numbers)
    {
        var shown = numbers.OfType<decimal>().Append(0).ToArray();
        decimal low = shown.Min(), high = shown.Max();
        var step = RoundStep(high / 5 - low / 5);
        var bottom = Math.Floor(low / step) * step;
        var top = Math.Ceiling(high / step) * step;
        return new(bottom, top > bottom ? top : bottom + step, step);
    }

    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = Low; tick <= High; tick += Step)
            {
                // A division drops the trailing zeros, which would be printed.
                yield return tick / 1.0000000000000000000000000000m;
            }
        }
    }

    /// <summary>0 at the bottom, 1 at the top.</summary>
    public decimal Share(decimal value) => (value - Low) / (High - Low);

    private static decimal RoundStep(decimal atLeast)
    {
        var power = 0.000001m;
        while (power < atLeast / 5)
        {
            power *= 10;
        }
        return power >= atLeast ? power : 2 * power >= atLeast ? 2 * power : 5 * power;
    }
}
