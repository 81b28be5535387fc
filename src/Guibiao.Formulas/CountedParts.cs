namespace Guibiao.Formulas;

/// <summary>及, 與, 和, 、 split a component into 1a, 1b only where both sides end in a count noun.</summary>
internal static class CountedParts
{
    public static IReadOnlyList<(int From, int To)> Of(FoldedText text, int from, int to)
    {
        if (!EndsInCount(text, from, to))
        {
            return [(from, to)];
        }
        var parts = new List<(int, int)>();
        var start = from;
        foreach (var i in Layout.Outside(text, from, to))
        {
            if (i > start && i + 1 < to && "及與和、".Contains(text[i]) && EndsInCount(text, start, i))
            {
                parts.Add((start, i));
                start = i + 1;
            }
        }
        parts.Add((start, to));
        return parts;
    }

    private static bool EndsInCount(FoldedText text, int from, int to) =>
        Measures.EndsInCountNoun(NameText.WithoutBrackets(NameText.Fold(text.Chars[from..to])));
}
