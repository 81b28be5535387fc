namespace Guibiao.Documents.Charts;

/// <summary>Splits a series at its missing numbers, so that no line is drawn over a gap.</summary>
internal static class Runs
{
    public static IEnumerable<IReadOnlyList<(int At, decimal Value)>> Of(IReadOnlyList<decimal?> series)
    {
        var run = new List<(int, decimal)>();
        for (var at = 0; at < series.Count; at++)
        {
            if (series[at] is { } value)
            {
                run.Add((at, value));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
