using System.Buffers;
using System.Text.RegularExpressions;

namespace Guibiao;

/// <summary>
/// A text as a cell of somebody's spreadsheet: one that the spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets take for "this is text". Numbers stay
/// exact, with their sign too: there is nothing in them to run. Exports for people go through here; open data (JSON) does not.
/// </summary>
public static partial class SheetText
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\r\n");

    public static string Harmless(string text) =>
        text.Length > 0 && (Beginnings.Contains(text[0]) && !Number().IsMatch(text) || IsMarked(text)) ? "'" + text : text;

    /// <summary>A cell as it was before <see cref="Harmless"/>: the apostrophe that is there for the spreadsheet only is gone.</summary>
    public static string Plain(string text) => IsMarked(text) ? text[1..] : text;

    /// <summary>The cell of a CSV file (RFC 4180). A semicolon or tab is quoted too, where some spreadsheets would part the cell.</summary>
    public static string Cell(string text)
    {
        var harmless = Harmless(text);
        return harmless.AsSpan().ContainsAny(Quoted) ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }

    // An apostrophe, or several, before what a spreadsheet would run.
    private static bool IsMarked(string text) => text.Length > 1 && text[0] == '\'' && text.AsSpan().TrimStart('\'') is [var first, ..] && Beginnings.Contains(first);

    [GeneratedRegex(@"\A[+-]?[0-9][0-9,]*(\.[0-9]+)?[%‰]?\z")]
    private static partial Regex Number();
}
