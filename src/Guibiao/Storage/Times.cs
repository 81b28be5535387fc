using System.Globalization;

namespace Guibiao.Storage;

/// <summary>Times and dates as the store writes them: UTC with seven digits after the second, so that text order is time order.</summary>
public static class Times
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const string Day = "yyyy-MM-dd";

    public static string Print(DateTimeOffset time) => time.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string time) =>
        new(DateTime.ParseExact(time, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal), TimeSpan.Zero);

    public static string Print(DateOnly date) => date.ToString(Day, CultureInfo.InvariantCulture);

    public static DateOnly ReadDate(string date) => DateOnly.ParseExact(date, Day, CultureInfo.InvariantCulture);
}
