using System.Globalization;
using System.Text.RegularExpressions;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>Dates as people write them: 2016-03-05, 2016/3/5, 105/3/5, 105.3.5, 105年3月5日, 民國105年3月5日, 1050305, 20160305. Up to three digits are a Republic of China year.</summary>
public static partial class DateText
{
    public static bool TryRead(string text, out DateOnly date)
    {
        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            return date.Year is >= 1800 and <= 2999;
        }
        date = default;
        var folded = Folding.Fold(text);
        var match = Separated().Match(folded);
        match = match.Success ? match : Compact().Match(folded);
        if (!match.Success)
        {
            return false;
        }
        var written = match.Groups[1].ValueSpan;
        var year = Number(written) + (written.Length < 4 ? 1911 : 0);
        var (month, day) = (Number(match.Groups[2].ValueSpan), Number(match.Groups[3].ValueSpan));
        if (written.Length < 4 && year == 1911 || year is < 1800 or > 2999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>A date (its first moment in Taiwan) or a time; a time without a zone is Taiwan's.</summary>
    public static bool TryReadTime(string text, out DateTimeOffset time)
    {
        if (TryRead(text, out var date))
        {
            time = Midnight(date);
            return true;
        }
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10))
        {
            return true;
        }
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy/M/d HH:mm", "yyyy/M/d HH:mm:ss"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year > 1800)
        {
            time = new DateTimeOffset(local, Times.Taiwan);
            return true;
        }
        return false;
    }

    /// <summary>The first moment of a day in Taiwan.</summary>
    public static DateTimeOffset Midnight(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), Times.Taiwan);

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?:中華民國|民國|西元)?([0-9]{1,4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?$", RegexOptions.CultureInvariant)]
    private static partial Regex Separated();

    [GeneratedRegex("^([0-9]{3,4})([0-9]{2})([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Compact();
}
