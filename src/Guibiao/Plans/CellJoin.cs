namespace Guibiao.Plans;

/// <summary>Puts the two halves of a cell together again that a page break cut.</summary>
internal static class CellJoin
{
    /// <summary>Without a space, except between two Latin words: only there the typesetter broke at one.</summary>
    public static string Join(string first, string second) =>
        first.Length > 0 && second.Length > 0 && char.IsAsciiLetter(first[^1]) && char.IsAsciiLetter(second[0]) ? $"{first} {second}" : first + second;

    /// <summary>A text on one line: a break between Chinese characters vanishes, any other becomes a space.</summary>
    public static string OneLine(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Aggregate("", Join) : text;

    /// <summary>True where a text ends as sentences and finished cells do.</summary>
    public static bool IsFinished(string text) => text.Length > 0 && text[^1] is '。' or '！' or '？' or '；' or '」';

    /// <summary>The words around a join, to name it in a message: …或 | 開發…</summary>
    public static string Seam(string first, string second) => $"{first[Math.Max(0, first.Length - 6)..]}｜{second[..Math.Min(6, second.Length)]}";
}
