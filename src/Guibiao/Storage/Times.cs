using System.Globalization;

namespace Guibiao.Storage;

/// <summary>Times and dates as the store writes them: UTC with seven digits after the second, so that text order is time order.</summary>
public static class Times
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const string DayPattern = "yyyy-MM-dd";

    /// <summary>The ministry's times are Taiwan's; Taiwan has had no summer time since 1979.</summary>
    public static readonly TimeSpan Taiwan = TimeSpan.FromHours(8);

    /// <summary>The day that it is in Taiwan at a time.</summary>
    public static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Taiwan).DateTime);

    public static string Print(DateTimeOffset time) => time.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string time) =>
        new(DateTime.ParseExact(time, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal), TimeSpan.Zero);

    public static string Print(DateOnly date) => date.ToString(DayPattern, CultureInfo.InvariantCulture);

    public static DateOnly ReadDate(string date) => DateOnly.ParseExact(date, DayPattern, CultureInfo.InvariantCulture);
}
