namespace Guibiao.Plans;

/// <summary>The start of a text, short enough for a message.</summary>
internal static class Excerpt
{
    private const int Longest = 20;

    public static string Of(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
