namespace Guibiao.Indicators;

/// <summary>Days of a fiscal year up to a cut, both ends included. A Republic of China year is a calendar year, counted from 1912.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    private const int YearZero = 1911;

    public bool IsEmpty => To < From;

    public static DateOnly Start(int year) => new(year + YearZero, 1, 1);

    public static DateOnly End(int year) => new(year + YearZero, 12, 31);

    /// <summary>The fiscal year up to a day of it; later days are cut at its end.</summary>
    public static Period Of(int year, DateOnly at) => new(Start(year), at < End(year) ? at : End(year));

    /// <summary>The same period of another year, cut at the same day; 29 February at the 28th.</summary>
    public Period Shift(int years) => new(From.AddYears(years), To.AddYears(years));

    /// <summary>Today or the year's end, whichever is earlier.</summary>
    public static DateOnly Default(int year, DateOnly today) => today < End(year) ? today : End(year);

    /// <summary>The last days of the months begun by a day, that day the last.</summary>
    public static IEnumerable<DateOnly> MonthEnds(int year, DateOnly upTo)
    {
        for (var first = Start(year); first <= upTo && first <= End(year); first = first.AddMonths(1))
        {
            var last = first.AddMonths(1).AddDays(-1);
            yield return last < upTo ? last : upTo;
        }
    }
}
