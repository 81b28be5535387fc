using System.Text;

namespace Guibiao.Documents;

/// <summary>The ways in which word processors count the items of a list, and how each prints a number.</summary>
internal enum NumberKind
{
    None,
    Digits,
    WideDigits,
    Chinese,
    FormalChinese,
    Stems,
    Branches,
    Circled,
    LowerLetters,
    UpperLetters,
    LowerRoman,
    UpperRoman,
}

internal static class NumberKinds
{
    private const string Chinese = "〇一二三四五六七八九";
    private const string Formal = "零壹貳參肆伍陸柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";
    private static readonly (int Value, string Letters)[] Roman = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <summary>The number as printed; beyond what a way of counting has, in digits.</summary>
    public static string Print(this NumberKind kind, int number) => number is < 1 or > 9999 ? Digits(number) : kind switch
    {
        NumberKind.None => "",
        NumberKind.WideDigits => string.Concat(Digits(number).Select(digit => (char)(digit - '0' + '０'))),
        NumberKind.Chinese => Counted(number, Chinese, "十百千"),
        NumberKind.FormalChinese => Counted(number, Formal, "拾佰仟"),
        NumberKind.Stems when number <= 10 => Stems[number - 1].ToString(),
        NumberKind.Branches when number <= 12 => Branches[number - 1].ToString(),
        NumberKind.Circled when number <= 20 => ((char)('①' + number - 1)).ToString(),
        NumberKind.LowerLetters => Letters(number).ToLowerInvariant(),
        NumberKind.UpperLetters => Letters(number),
        NumberKind.LowerRoman => InRoman(number).ToLowerInvariant(),
        NumberKind.UpperRoman => InRoman(number),
        _ => Digits(number),
    };

    private static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // 十二, not 一十二; 一百零五.
    private static string Counted(int number, string digits, string places)
    {
        var text = new StringBuilder();
        var (zero, printed) = (false, Digits(number));
        for (var at = 0; at < printed.Length; at++)
        {
            var (digit, place) = (printed[at] - '0', printed.Length - at - 1);
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }
            text.Append(zero ? "零" : "");
            zero = false;
            if (!(digit == 1 && place == 1 && text.Length == 0))
            {
                text.Append(digits[digit]);
            }
            text.Append(place > 0 ? places[place - 1].ToString() : "");
        }
        return text.ToString();
    }

    private static string Letters(int number) => number <= 26 ? ((char)('A' + number - 1)).ToString() : Letters((number - 1) / 26) + (char)('A' + (number - 1) % 26);

    private static string InRoman(int number)
    {
        var text = new StringBuilder();
        foreach (var (value, letters) in Roman)
        {
            for (; number >= value; number -= value)
            {
                text.Append(letters);
            }
        }
        return text.ToString();
    }

    /// <summary>A marker before its text, with a blank where no wide sign ends it.</summary>
    public static string Marked(string marker, string text) => marker.Length == 0 ? text : marker[^1] is '、' or '）' or '．' or '，' or '：' || char.IsWhiteSpace(marker[^1]) ? marker + text : $"{marker} {text}";
}
