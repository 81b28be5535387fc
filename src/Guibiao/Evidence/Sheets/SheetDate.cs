using System.Globalization;
using Guibiao.Storage;

namespace Guibiao.Evidence.Sheets;

/// <summary>Dates as workbooks hold them, as a file of text would have them: 2016-03-05, and 2016-03-05 14:30:00 where there is a time of day.</summary>
internal static class SheetDate
{
    private const int SecondsOfDay = 86_400;

    /// <summary>The day that an XLSX cell counts from the beginning of 1900 (or 1904), or null where there is no such day.</summary>
    public static string? OfSerial(string serial, bool from1904)
    {
        if (!decimal.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var count) || count < 1 || count > 2_958_465)
        {
            return null;
        }
        var day = (int)decimal.Truncate(count);
        var seconds = (int)decimal.Round((count - day) * SecondsOfDay, MidpointRounding.AwayFromZero);
        // The 1900 system has a 29 February 1900, day 60, which never was.
        if (!from1904 && day == 60)
        {
            return null;
        }
        var first = from1904 ? new DateOnly(1904, 1, 1) : day < 60 ? new DateOnly(1899, 12, 31) : new DateOnly(1899, 12, 30);
        var at = first.AddDays(day).ToDateTime(TimeOnly.MinValue).AddSeconds(seconds);
        return Print(at);
    }

    /// <summary>A date in ISO 8601, with or without a time of day; any other text as it is.</summary>
    public static string OfIso(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? Print(at)
            : text;

    private static string Print(DateTime at) =>
        at.TimeOfDay == TimeSpan.Zero ? Times.Print(DateOnly.FromDateTime(at)) : at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
