namespace Guibiao.Plans;

/// <summary>The number before a name, taken only where it is the one expected: a name such as 5G 普及率 begins with a digit of its own.</summary>
internal static class IndicatorNumber
{
    /// <summary>True where most indicators of a table have their number in front; where they don't, a digit that happens to be the expected one is the name's own.</summary>
    public static bool AreSet(IReadOnlyList<TableGoal> goals)
    {
        var (all, set) = (0, 0);
        foreach (var goal in goals)
        {
            for (var i = 0; i < goal.Entries.Count; i++)
            {
                all++;
                set += goal.Entries[i].NumberOf(Column.Name).Length > 0 || Read(goal.Entries[i][Column.Name], i + 1) is not null ? 1 : 0;
            }
        }
        return set * 2 > all;
    }

    public static Marker? Read(string text, int expected)
    {
        if (Marker.Read(text) is { } marker && marker.Number == expected)
        {
            // 1.5G 普及率 is 1. before a digit.
            return marker.Shape == MarkerShape.Glued && text[marker.End] is '.' or '．' ? marker with { Shape = MarkerShape.Dot, End = marker.End + 1 } : marker;
        }
        // 2 + 24小時專線 glued is 224小時專線.
        foreach (var printed in (ReadOnlySpan<string>)[expected.ToString(), Numeral.Chinese(expected)])
        {
            if (text.Length > printed.Length && text.StartsWith(printed, StringComparison.Ordinal) && !char.IsWhiteSpace(text[printed.Length]) && char.IsLetterOrDigit(text[printed.Length]))
            {
                return new(expected, !char.IsAsciiDigit(printed[0]), MarkerShape.Glued, printed.Length);
            }
        }
        return null;
    }
}
