namespace MakeSampleEvidence;

/// <summary>Days, as records have them.</summary>
public static class Calendar
{
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd");

    /// <summary>Day i of count, spread evenly over the year so that half a year holds half of it, shifted a little.</summary>
    public static DateOnly Spread(int year, int i, int count, Draw draw)
    {
        var length = DateTime.IsLeapYear(year) ? 366 : 365;
        var day = ((((2 * i) + 1) * length) / (2 * count)) + draw.Below(5) - 2;
        return new DateOnly(year, 1, 1).AddDays(Math.Clamp(day, 0, length - 1));
    }

    /// <summary>Entered some days after, verified some days later, in office hours of Taiwan.</summary>
    public static (string Reported, string Verified) Known(DateOnly day, Draw draw, int late = 0)
    {
        var reported = day.AddDays(2 + draw.Below(9) + late);
        return ($"{Iso(reported)}T{9 + draw.Below(8):00}:{draw.Below(60):00}:00+08:00", $"{Iso(reported.AddDays(1 + draw.Below(7)))}T{9 + draw.Below(8):00}:{draw.Below(60):00}:00+08:00");
    }
}
