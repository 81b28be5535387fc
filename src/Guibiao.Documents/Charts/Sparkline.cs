namespace Guibiao.Documents.Charts;

/// <summary>Draws a series as a line of a word's size, with a dot at its last number. Numbers in one unit; null interrupts the line.</summary>
public static class Sparkline
{
    private const decimal Width = 120, Height = 28, Edge = 4;

    /// <summary>SVG text; an empty series is an empty picture.</summary>
    public static string Draw(string title, string description, IReadOnlyList<decimal?> series)
    {
        var svg = new Svg("spark", Width, Height, title, description, stretches: false);
        decimal[] shown = [.. series.OfType<decimal>()];
        foreach (var run in Runs.Of(series))
        {
            svg.Line("value", 1.5m, null, run.Select(point => (X(point.At, series.Count), Y(point.Value, shown))));
        }
        if (shown.Length > 0)
        {
            var last = series.Count - 1 - series.Reverse().TakeWhile(number => number is null).Count();
            svg.Circle("now", X(last, series.Count), Y(shown[^1], shown), 2.5m);
        }
        return svg.ToString();
    }

    private static decimal X(int at, int count) => count < 2 ? Width / 2 : Edge + at * (Width - 2 * Edge) / (count - 1);

    private static decimal Y(decimal value, decimal[] shown)
    {
        decimal low = shown.Min(), high = shown.Max();
        return high == low ? Height / 2 : Height - Edge - (value - low) / (high - low) * (Height - 2 * Edge);
    }
}
