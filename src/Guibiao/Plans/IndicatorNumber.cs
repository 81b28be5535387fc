namespace Guibiao.Plans;

/// <summary>The number before a name, taken only where it is the one expected: a name such as 5G 普及率 begins with a digit of its own.</summary>
internal static class IndicatorNumber
{
    public static Marker? Read(string text, int expected)
    {
        if (Marker.Read(text) is { } marker && marker.Number == expected)
        {
            return marker;
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
