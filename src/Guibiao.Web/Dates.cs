using System.Globalization;
using Guibiao.Storage;

namespace Guibiao.Web;

/// <summary>Dates for people, counted in years of the Republic of China.</summary>
public sealed class Dates(Texts texts)
{
    /// <summary>105年3月5日; 5 March 2016 (ROC 105).</summary>
    public string Day(DateOnly day) => texts[Messages.Day(day)];

    /// <summary>105年3月; March 2016 (ROC 105).</summary>
    public string Month(DateOnly day) => Print("date.month", day);

    /// <summary>3 月; Mar.</summary>
    public string MonthOfYear(DateOnly day) => Print("date.monthOfYear", day);

    /// <summary>105 年度; fiscal year 105 (2016).</summary>
    public string FiscalYear(int year) => texts["date.fiscalYear", year, year + 1911];

    /// <summary>105/03/05; 5 Mar 2016. For columns of dates.</summary>
    public string Short(DateOnly day) => Print("date.short", day);

    /// <summary>105年3月5日 14:30, Taiwan's time.</summary>
    public string Time(DateTimeOffset time)
    {
        var here = time.ToOffset(Times.Taiwan);
        return $"{Day(DateOnly.FromDateTime(here.Date))} {here.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    private string Print(string form, DateOnly day) => texts[
        // Before the Republic there is no year to count; what is older is written in the common era.
        day.Year > 1911 ? form : form + ".commonEra",
        day.Year - 1911, day.Month, day.Day, day.Year, day.ToString("MMMM", CultureInfo.InvariantCulture), day.ToString("MMM", CultureInfo.InvariantCulture)];
}
