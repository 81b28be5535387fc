using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Guibiao.Evidence.Sheets;

/// <summary>
/// A number as a workbook's file writes it, as people see it: 1.1000000000000001 is what the file says where somebody typed 1.1, for it holds the binary number nearby. Spreadsheets
/// keep and show fifteen digits, and so does this, in decimal digits throughout. A whole number without exponent is written by others than spreadsheets and stays.
/// </summary>
internal static partial class SheetNumber
{
    private const int Kept = 15;
    private const int Longest = 60;
    private const int MostPlaces = 400;

    public static string Plain(string text)
    {
        if (text.Length > Longest || Written().Match(text) is not { Success: true } match)
        {
            return text;
        }
        var (whole, fraction) = (match.Groups[2].Value, match.Groups[3].Value);
        if (fraction.Length == 0 && !match.Groups[4].Success)
        {
            return text;
        }
        var exponent = match.Groups[4].Success ? int.Parse(match.Groups[4].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var digits = (whole + fraction).TrimStart('0');
        // The digits are a fraction's, times ten to the power of places.
        var places = whole.Length + exponent - (whole.Length + fraction.Length - digits.Length);
        if (digits.Length > Kept)
        {
            var rounded = ((BigInteger.Parse(digits[..(Kept + 1)], CultureInfo.InvariantCulture) + 5) / 10).ToString(CultureInfo.InvariantCulture);
            places += rounded.Length - Kept;
            digits = rounded;
        }
        digits = digits.TrimEnd('0');
        if (digits.Length == 0)
        {
            return "0";
        }
        if (Math.Abs(places) > MostPlaces)
        {
            return text;
        }
        var sign = match.Groups[1].Value == "-" ? "-" : "";
        return places <= 0 ? $"{sign}0.{new string('0', -places)}{digits}"
            : places >= digits.Length ? sign + digits.PadRight(places, '0')
            : $"{sign}{digits[..places]}.{digits[places..]}";
    }

    [GeneratedRegex(@"\A([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,4}))?\z")]
    private static partial Regex Written();
}
