using System.Text;

namespace Guibiao.Cli;

/// <summary>How many columns of a terminal a text takes: Chinese characters and full-width signs take two.</summary>
public static class TextWidth
{
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115f), (0x2e80, 0x303e), (0x3041, 0x33ff), (0x3400, 0x4dbf), (0x4e00, 0x9fff), (0xa000, 0xa4cf), (0xac00, 0xd7a3), (0xf900, 0xfaff),
        (0xfe30, 0xfe4f), (0xff00, 0xff60), (0xffe0, 0xffe6), (0x20000, 0x3fffd),
    ];

    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>Filled with spaces to a width; numbers stand at the right.</summary>
    public static string Fill(string text, int width, bool right = false)
    {
        var spaces = new string(' ', Math.Max(0, width - Of(text)));
        return right ? spaces + text : text + spaces;
    }

    /// <summary>The text in lines of at most so many columns, at least one; a character that is wider than a line has one of its own.</summary>
    public static IReadOnlyList<string> Fold(string text, int width)
    {
        var lines = new List<StringBuilder> { new() };
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var wide = Of(rune);
            if (used > 0 && used + wide > width)
            {
                lines.Add(new());
                used = 0;
            }
            lines[^1].Append(rune);
            used += wide;
        }
        return [.. lines.Select(line => line.ToString())];
    }

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark ? 0
        : Array.Exists(Wide, range => rune.Value >= range.First && rune.Value <= range.Last) ? 2 : 1;
}
