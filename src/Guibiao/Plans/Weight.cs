using System.Buffers;

namespace Guibiao.Plans;

/// <summary>Takes a weight such as (25%) off the end of a title.</summary>
internal static class Weight
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    public static (string Text, string? Weight) Take(string text)
    {
        var trimmed = text.TrimEnd();
        if (trimmed.Length == 0 || trimmed[^1] is not (')' or '）' or '】' or '〕' or ']'))
        {
            return (trimmed, null);
        }
        var open = trimmed.LastIndexOfAny(['(', '（', '【', '〔', '[']);
        return open >= 0 && Read(trimmed[(open + 1)..^1]) is { } weight ? (trimmed[..open].TrimEnd(), weight) : (trimmed, null);
    }

    /// <summary>The weight that a text says, half-width: 25%, 權重：25％; null where it says anything else.</summary>
    public static string? Read(string text)
    {
        var folded = Folding.Fold(text);
        var named = folded.StartsWith("權重", StringComparison.Ordinal) || folded.StartsWith('占') || folded.StartsWith('佔');
        var value = folded.Replace("權重", "", StringComparison.Ordinal).TrimStart('占', '佔', '為', ':');
        var digits = value.EndsWith('%') ? value.AsSpan(0, value.Length - 1) : value;
        return digits.Length is > 0 and <= 8 && digits.IndexOfAnyExcept(Digits) < 0 && (named || value.EndsWith('%')) ? value : null;
    }
}
