namespace Guibiao.Indicators;

/// <summary>From a fiscal year's first day to the day on which it is asked, both included. Republic of China year + 1911 is the common era's.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    public static DateOnly FirstDay(int year) => new(year + 1911, 1, 1);

    public static DateOnly LastDay(int year) => new(year + 1911, 12, 31);

    /// <summary>The year so far: cut at the same day of that year as <paramref name="at"/> is of its own (29 February at the 28th).</summary>
    public static Period Of(int year, DateOnly at) =>
        new(FirstDay(year), new DateOnly(year + 1911, at.Month, Math.Min(at.Day, DateTime.DaysInMonth(year + 1911, at.Month))));
}
