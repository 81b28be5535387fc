using System.Buffers;

namespace Guibiao.Plans;

/// <summary>What can be told of a standard without reading its formula: its steps, whether it was cut off, whether it says how to compute.</summary>
internal static class StandardText
{
    private static readonly SearchValues<char> Ratios = SearchValues.Create("÷/×%率‰占佔");

    /// <summary>The steps of a standard whose numbered parts all end in a percentage; empty where they don't.</summary>
    public static IReadOnlyList<Milestone> Milestones(string standard)
    {
        if (NumberedText.Split(standard) is not { Count: > 1 } parts)
        {
            return [];
        }
        var milestones = new List<Milestone>();
        foreach (var (_, part) in parts)
        {
            var text = part.TrimEnd('。', '；', ';', '，', ',', ' ', '、').TrimEnd(')', '）').TrimEnd();
            var digits = text.Length - 1;
            if (text.Length < 3 || text[^1] is not ('%' or '％'))
            {
                return [];
            }
            var start = digits;
            while (start > 0 && Folding.Narrow(text[start - 1]) is (>= '0' and <= '9') or '.')
            {
                start--;
            }
            if (start == digits || start == 0)
            {
                return [];
            }
            var value = Folding.Fold(text[start..digits]).TrimStart('.');
            var name = text[..start];
            if (value.Length == 0)
            {
                return [];
            }
            milestones.Add(new(name.TrimEnd(' ', '(', '（', '：', ':', '，', ','), value, PlainNumber.Of(value, "%"), "%"));
        }
        return milestones;
    }

    /// <summary>True where the text stops in the middle: after a conjunction, in an open bracket, or in the last of parts that else end as sentences.</summary>
    public static bool IsCut(string text)
    {
        if (text.Length == 0)
        {
            return false;
        }
        if (text[^1] is '或' or '及' or '與' or '和' or '、' or '，' or '之' or '的' or '（' or '(' or '「' or '÷' or '×' or '＋' or '+' or '－' or '-' or '以' or '於' or '並' || IsOpen(text))
        {
            return true;
        }
        return NumberedText.Split(text) is { Count: > 2 } parts
            && parts.SkipLast(1).All(part => part.Text.EndsWith('。'))
            && text[^1] is not ('。' or '」' or ')' or '）' or '%' or '％' or '數' or '次' or '率' or '量' or '額' or '件' or '項' or '人');
    }

    private static bool IsOpen(string text)
    {
        var depth = 0;
        foreach (var letter in text)
        {
            depth += Folding.Narrow(letter) is '(' or '「' or '【' or '[' ? 1 : Folding.Narrow(letter) is ')' or '」' or '】' or ']' ? -1 : 0;
        }
        return depth > 0;
    }

    /// <summary>True where a percentage is asked for but the text only lists counts: nothing in it says how one comes of the other.</summary>
    public static bool LacksRatio(string standard) =>
        Folding.Fold(standard).AsSpan().IndexOfAny(Ratios) < 0 && !standard.Contains("比例", StringComparison.Ordinal) && !standard.Contains("百分", StringComparison.Ordinal)
        && !standard.Contains('幅', StringComparison.Ordinal);
}
