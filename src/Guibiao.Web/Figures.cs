using System.Globalization;

namespace Guibiao.Web;

/// <summary>Numbers for people: thousands apart, every digit kept.</summary>
public static class Figures
{
    public static string Group(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A plain number as text (-1234567.50, 98.6%): what stands before its point is grouped.</summary>
    public static string Group(string number)
    {
        var start = number.StartsWith('-') ? 1 : 0;
        var end = start;
        while (end < number.Length && char.IsAsciiDigit(number[end]))
        {
            end++;
        }
        for (var at = end - 3; at > start; at -= 3)
        {
            number = number.Insert(at, ",");
        }
        return number;
    }
}
