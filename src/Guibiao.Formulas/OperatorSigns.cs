namespace Guibiao.Formulas;

/// <summary>Which characters are operators: a minus may be a hyphen, a word operator part of a longer word, an x a multiplication.</summary>
internal static class OperatorSigns
{
    private const string Stops = "=%‰,。;:+-×÷/([「『《〈“";

    private static readonly (string Word, Operator Operator, string NotAfter, string[] NotBefore)[] Words =
    [
        ("除以", Operator.Over, "扣免解消排剔刪廢清拆", ["前", "外", "往", "色列"]),
        ("乘以", Operator.Times, "搭", ["色列"]),
        ("減去", Operator.Minus, "", []),
        // 參加上課, 增加上市
        ("加上", Operator.Plus, "參增追施附添疊", []),
    ];

    /// <summary>How many characters the operator at i has (/ not counted); 0 where there is none.</summary>
    public static int Width(FoldedText text, int i) => text[i] switch
    {
        '+' or '×' or '÷' => 1,
        '-' => IsHyphen(text, i) ? 0 : 1,
        'x' or 'X' => IsTimesSign(text, i) ? 1 : 0,
        _ => WordAt(text, i) is null ? 0 : 2,
    };

    public static Operator? At(FoldedText text, int i) => text[i] switch
    {
        '+' => Operator.Plus,
        '-' => IsHyphen(text, i) ? null : Operator.Minus,
        '×' => Operator.Times,
        '÷' or '/' => Operator.Over,
        'x' or 'X' => IsTimesSign(text, i) ? Operator.Times : null,
        _ => WordAt(text, i),
    };

    private static Operator? WordAt(FoldedText text, int i)
    {
        if (text[i] is not ('除' or '乘' or '減' or '加') || !FollowsOperand(text, i))
        {
            return null;
        }
        foreach (var (word, sign, notAfter, notBefore) in Words)
        {
            if (text.Has(i, word) && !notAfter.Contains(text[i - 1]) && !notBefore.Any(next => text.Has(i + 2, next)))
            {
                return sign;
            }
        }
        return null;
    }

    private static bool FollowsOperand(FoldedText text, int i) =>
        i > 0 && (text[i - 1] is '%' or '‰' || !Stops.Contains(text[i - 1]));

    // x between an operand and 100%
    private static bool IsTimesSign(FoldedText text, int i) =>
        FollowsOperand(text, i) && (text.Has(i + 1, "100%") || text.Has(i + 1, "1000‰"));

    private static bool IsHyphen(FoldedText text, int i)
    {
        if (text.Gap(i) && text.Gap(i + 1))
        {
            return false;
        }
        if (i >= 2 && Folding.IsLatin(text[i - 1]) && Folding.IsLatin(text[i - 2]) && char.IsLetterOrDigit(text[i + 1]))
        {
            return true;
        }
        var (left, right) = (i, i + 1);
        while (char.IsAsciiDigit(text[left - 1]))
        {
            left--;
        }
        while (char.IsAsciiDigit(text[right]))
        {
            right++;
        }
        return left < i && right > i + 1 && IsAscending(text.Chars[left..i], text.Chars[(i + 1)..right])
            && char.IsLetter(text[right]) && WordAt(text, right) is null && !IsTimesSign(text, right);
    }

    private static bool IsAscending(string left, string right)
    {
        (left, right) = (left.TrimStart('0'), right.TrimStart('0'));
        return left.Length != right.Length ? left.Length < right.Length : string.CompareOrdinal(left, right) < 0;
    }
}
