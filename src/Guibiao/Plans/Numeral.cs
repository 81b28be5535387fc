namespace Guibiao.Plans;

/// <summary>Numbers as plans print them: 12, １２, 十二, 壹.</summary>
internal static class Numeral
{
    private const string Plain = "〇一二三四五六七八九";
    private const string Formal = "零壹貳參肆伍陸柒捌玖";

    /// <summary>The digits at a place of the text and the value they make; null where there are none, or more than three.</summary>
    public static (int Value, int Length, bool Chinese)? Read(string text, int at)
    {
        var end = at;
        while (end < text.Length && Folding.Narrow(text[end]) is >= '0' and <= '9')
        {
            end++;
        }
        if (end > at)
        {
            return end - at > 3 ? null : (text[at..end].Aggregate(0, (value, digit) => value * 10 + Folding.Narrow(digit) - '0'), end - at, false);
        }
        while (end < text.Length && (Digit(text[end]) >= 0 || IsTen(text[end])))
        {
            end++;
        }
        return end == at || end - at > 3 || Value(text.AsSpan(at, end - at)) is not { } chinese ? null : (chinese, end - at, true);
    }

    /// <summary>A year of the Republic: 105, １０５, 一百零五 or 一〇五; years of the common era are counted down.</summary>
    public static int? Year(string text)
    {
        var year = text.Length is > 0 and < 8 ? Spoken(text) : null;
        return year switch { >= 1950 and < 2200 => year - 1911, > 0 and < 300 => year, _ => null };
    }

    private static int? Spoken(string text)
    {
        var (value, hundreds) = (0, 0);
        if (text.IndexOf('百', StringComparison.Ordinal) is > 0 and var at)
        {
            (hundreds, text) = (Spoken(text[..at]) ?? 0, text[(at + 1)..].TrimStart('零', '〇'));
            return text.Length == 0 ? hundreds * 100 : hundreds * 100 + Spoken(text);
        }
        if (text.Any(IsTen))
        {
            return Value(text);
        }
        foreach (var letter in text)
        {
            var digit = Folding.Narrow(letter) is >= '0' and <= '9' and var arabic ? arabic - '0' : Digit(letter);
            if (digit < 0)
            {
                return null;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int? Value(ReadOnlySpan<char> text)
    {
        var ten = text.IndexOfAny('十', '拾');
        if (ten < 0)
        {
            return text.Length == 1 && Digit(text[0]) > 0 ? Digit(text[0]) : null;
        }
        if (ten > 1 || text.Length - ten > 2)
        {
            return null;
        }
        var tens = ten == 0 ? 1 : Digit(text[0]);
        var ones = ten + 1 == text.Length ? 0 : Digit(text[ten + 1]);
        return tens <= 0 || ones < 0 ? null : tens * 10 + ones;
    }

    private static bool IsTen(char letter) => letter is '十' or '拾';

    private static int Digit(char letter) => letter switch
    {
        '○' => 0,
        '叁' or '叄' => 3,
        '贰' => 2,
        _ => Math.Max(Plain.IndexOf(letter, StringComparison.Ordinal), Formal.IndexOf(letter, StringComparison.Ordinal)),
    };

    /// <summary>The number as Chinese prints it: 12 is 十二.</summary>
    public static string Chinese(int number) =>
        number is < 1 or > 99 ? number.ToString()
        : (number / 10 is var tens && tens == 0 ? "" : tens == 1 ? "十" : Plain[tens] + "十") + (number % 10 == 0 ? "" : Plain[number % 10].ToString());
}
