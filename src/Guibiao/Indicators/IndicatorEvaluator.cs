using System.Data.Common;
using Guibiao.Storage;

namespace Guibiao.Indicators;

/// <summary>The one path from entries to values: pages, commands and reports all ask here.</summary>
public static class IndicatorEvaluator
{
    public static DateOnly Today(TimeProvider clock) => Times.Day(clock.GetUtcNow());

    /// <summary>Today or the year's end, whichever is earlier.</summary>
    public static DateOnly DefaultDay(int year, TimeProvider clock) => DefaultDay(year, clock.GetUtcNow());

    public static DateOnly DefaultDay(int year, DateTimeOffset now) => Times.Day(now) is var today && today < Period.LastDay(year) ? today : Period.LastDay(year);

    /// <summary>The values of all indicators of a year, or of one (by id or key), up to a day: today or the year's end, whichever is earlier, where none is given. Empty where there is no such plan or indicator.</summary>
    public static IReadOnlyList<Value> Evaluate(
        DbTransaction transaction, string agency, int year, TimeProvider clock, string? indicator = null, DateOnly? at = null, DateTimeOffset? asKnown = null)
    {
        var day = at ?? DefaultDay(year, clock);
        var reading = YearReading.Load(transaction, agency, year, asKnown);
        return reading is null ? []
            : indicator is null ? [.. reading.Indicators.Select(one => reading.Evaluate(one, day))]
            : reading.Find(indicator) is { } found ? [reading.Evaluate(found, day)]
            : [];
    }

    public static IReadOnlyList<Value> Evaluate(
        Store store, string agency, int year, TimeProvider clock, string? indicator = null, DateOnly? at = null, DateTimeOffset? asKnown = null) =>
        store.Read(agency, transaction => Evaluate(transaction, agency, year, clock, indicator, at, asKnown));

    /// <summary>The numbers at the month ends of a year up to a day, and at those of the whole year before, by the same formula.</summary>
    public static IReadOnlyList<MonthValue> Series(DbTransaction transaction, string agency, int year, string indicator, DateOnly upTo)
    {
        var reading = YearReading.Load(transaction, agency, year);
        return reading?.Find(indicator) is { } found ? reading.Series(found, upTo) : [];
    }
}
