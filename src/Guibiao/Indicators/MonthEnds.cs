namespace Guibiao.Indicators;

/// <summary>The days at which a year is looked at month by month.</summary>
public static class MonthEnds
{
    /// <summary>The last days of the year's months begun by a day, that day the last.</summary>
    public static IEnumerable<DateOnly> Of(int year, DateOnly upTo)
    {
        for (var first = Period.FirstDay(year); first <= upTo && first <= Period.LastDay(year); first = first.AddMonths(1))
        {
            var last = first.AddMonths(1).AddDays(-1);
            yield return last < upTo ? last : upTo;
        }
    }
}
