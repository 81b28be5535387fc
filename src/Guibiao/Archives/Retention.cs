using System.Globalization;
using Guibiao.Storage;

namespace Guibiao.Archives;

/// <summary>Which backups stay: the last of each of so many days, weeks (from Monday) and months that have one, by Taiwan's calendar; the newest always.</summary>
public sealed record Retention(int Days, int Weeks, int Months)
{
    public static readonly Retention Default = new(7, 4, 12);

    /// <summary>7,4,12; null where the text is none.</summary>
    public static Retention? Read(string text)
    {
        var numbers = text.Split(',').Select(part => int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1000 ? number : -1).ToList();
        return numbers is [>= 0 and var days, >= 0 and var weeks, >= 0 and var months] ? new Retention(days, weeks, months) : null;
    }

    public IReadOnlySet<DateTimeOffset> Kept(IEnumerable<DateTimeOffset> made)
    {
        var newest = made.OrderDescending().ToList();
        return newest.Take(1)
            .Concat(Last(newest, Days, day => day.DayNumber))
            .Concat(Last(newest, Weeks, day => day.DayNumber / 7))
            .Concat(Last(newest, Months, day => (day.Year * 12) + day.Month))
            .ToHashSet();
    }

    private static IEnumerable<DateTimeOffset> Last(List<DateTimeOffset> newest, int most, Func<DateOnly, int> time) => newest.DistinctBy(one => time(Times.Day(one))).Take(most);
}
