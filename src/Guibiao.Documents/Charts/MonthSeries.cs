namespace Guibiao.Documents.Charts;

/// <summary>
/// What a line by month shows: one number per month, null where missing (the line is then interrupted), the same months of the year before,
/// and the target. <paramref name="Label"/> prints a number of the scale in the reader's way.
/// </summary>
public sealed record MonthSeries(
    string Title, string Description, IReadOnlyList<decimal?> ThisYear, IReadOnlyList<decimal?> LastYear, decimal? Target,
    IReadOnlyList<string> Months, Func<decimal, string> Label);
