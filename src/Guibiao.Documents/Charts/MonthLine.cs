namespace Guibiao.Documents.Charts;

/// <summary>Draws a year by month: this year as a line with dots, last year dashed, the target as a level line, round numbers at the left.</summary>
public static class MonthLine
{
    private const decimal Width = 760, Height = 300;
    private const decimal Left = 78, Right = 16, Top = 16, Bottom = 34;

    /// <summary>SVG text; a month without a number interrupts its line.</summary>
    public static string Draw(MonthSeries series)
    {
        var svg = new Svg("months", Width, Height, series.Title, series.Description, stretches: false);
        var scale = Scale.Over([.. series.ThisYear, .. series.LastYear, series.Target]);
        foreach (var tick in scale.Ticks)
        {
            svg.Rectangle("ground", Left, Y(scale, tick), Width - Left - Right, 1);
            svg.Text("label", Left - 8, Y(scale, tick) + 4, "end", series.Label(tick));
        }
        for (var month = 0; month < series.Months.Count; month++)
        {
            svg.Text("label", X(series, month), Height - 10, "middle", series.Months[month]);
        }
        if (series.Target is { } target)
        {
            svg.Line("target", 2, null, (Left, Y(scale, target)), (Width - Right, Y(scale, target)));
        }
        foreach (var run in Runs.Of(series.LastYear))
        {
            svg.Line("last", 1.5m, "5 4", run.Select(point => (X(series, point.At), Y(scale, point.Value))));
        }
        foreach (var run in Runs.Of(series.ThisYear))
        {
            svg.Line("value", 2.5m, null, run.Select(point => (X(series, point.At), Y(scale, point.Value))));
            foreach (var (at, value) in run)
            {
                svg.Circle("now", X(series, at), Y(scale, value), 3.5m);
            }
        }
        return svg.ToString();
    }

    private static decimal X(MonthSeries series, int month) =>
        Left + (month + 0.5m) * (Width - Left - Right) / Math.Max(1, series.Months.Count);

    private static decimal Y(Scale scale, decimal value) => Top + (1 - scale.Share(value)) * (Height - Top - Bottom);
}
