namespace Guibiao.Formulas;

/// <summary>One numbered component's stretch of the text.</summary>
internal sealed record NumberedItem(int Number, int Marker, int Start, int End);

/// <summary>Finds 1. 1、 (1) （一）: at least two, consecutive from 1, outside brackets, not after a digit or a letter.</summary>
internal static class NumberedItems
{
    private const string Numerals = "一二三四五六七八九";

    private delegate int Marker(FoldedText text, int i, out int number);

    private static readonly Marker[] Markers = [Dotted, Listed, Bracketed, ChineseBracketed, ChineseListed];

    public static IReadOnlyList<NumberedItem> Of(FoldedText text) =>
        Markers.Select(marker => Of(text, marker)).Where(items => items.Count > 1 && !text.HoldsOperator(0, items[0].Marker)).MinBy(items => items[0].Marker) ?? [];

    private static List<NumberedItem> Of(FoldedText text, Marker marker)
    {
        var items = new List<NumberedItem>();
        foreach (var i in Layout.Outside(text, 0, text.Length))
        {
            var length = marker(text, i, out var number);
            if (length == 0 || number != items.Count + 1 || !MayStand(text, i, i + length))
            {
                continue;
            }
            if (items.Count > 0)
            {
                items[^1] = items[^1] with { End = i };
            }
            items.Add(new(number, i, i + length, text.Length));
        }
        return items.TrueForAll(item => Layout.TrimEnd(text, item.Start, item.End, "。;,、") > item.Start) ? items : [];
    }

    private static bool MayStand(FoldedText text, int marker, int body) =>
        !char.IsAsciiLetterOrDigit(text[marker - 1]) && text[marker - 1] is not ('#' or '第')
        && (marker == 0 || OperatorSigns.At(text, marker - 1) is null)
        && body < text.Length && OperatorSigns.At(text, body) is null && !"=%,。;:)]".Contains(text[body]);

    private static int Digits(FoldedText text, int i, out int number)
    {
        var stop = i;
        number = 0;
        while (stop < i + 3 && char.IsAsciiDigit(text[stop]))
        {
            number = (number * 10) + text[stop++] - '0';
        }
        return stop - i;
    }

    private static int Dotted(FoldedText text, int i, out int number)
    {
        var length = Digits(text, i, out number);
        if (length == 0 || text[i + length] != '.')
        {
            return 0;
        }
        // 1.5 is a number unless an item may begin here: 1.22個邦交國…
        var begins = i == 0 || "。;:,".Contains(text[i - 1]) || text.Gap(i + length + 1);
        return char.IsAsciiDigit(text[i + length + 1]) && !begins ? 0 : length + 1;
    }

    private static int Listed(FoldedText text, int i, out int number)
    {
        var length = Digits(text, i, out number);
        return length > 0 && text[i + length] == '、' ? length + 1 : 0;
    }

    private static int Bracketed(FoldedText text, int i, out int number)
    {
        number = 0;
        return text[i] == '(' && Digits(text, i + 1, out number) is > 0 and var length && text[i + 1 + length] == ')' ? length + 2 : 0;
    }

    private static int ChineseBracketed(FoldedText text, int i, out int number)
    {
        number = 0;
        return text[i] == '(' && Chinese(text, i + 1, out number) is > 0 and var length && text[i + 1 + length] == ')' ? length + 2 : 0;
    }

    private static int ChineseListed(FoldedText text, int i, out int number)
    {
        number = 0;
        var begins = i == 0 || "。;:".Contains(text[i - 1]) || text.Gap(i);
        return begins && Chinese(text, i, out number) is > 0 and var length && text[i + length] == '、' ? length + 1 : 0;
    }

    private static int Chinese(FoldedText text, int i, out int number)
    {
        number = Numerals.IndexOf(text[i]) + 1;
        var length = number > 0 ? 1 : 0;
        if (text[i + length] == '十')
        {
            number = 10 * Math.Max(1, number);
            length++;
            if (Numerals.IndexOf(text[i + length]) is >= 0 and var ones)
            {
                number += ones + 1;
                length++;
            }
        }
        return length;
    }
}
