using System.Globalization;

namespace Guibiao.Documents;

/// <summary>What every writer says and how: the words that no author wrote, and which characters a file may hold.</summary>
internal static class PrintedText
{
    /// <summary>
    /// The typefaces of Taiwan's official documents under their names on Windows and elsewhere, and the free one that stands in where there is none.
    /// </summary>
    public static readonly string[] Faces = ["標楷體", "DFKai-SB", "BiauKai", "TW-Kai", "Noto Sans CJK TC"];

    // Hundredths of a millimetre, of a character of eleven points with its share of the cell's edges.
    private const int CharacterWidth = 430;
    private const int MostLinesKept = 9;

    public static string Contents(Document document) => DocumentIssue.Say("print.contents", Language(document));

    /// <summary>Before, between and after the number of the page and of all pages.</summary>
    public static string[] PageNumber(Document document) => DocumentIssue.Say("print.page", Language(document), "\n", "\n").Split('\n');

    /// <summary>Files of XML hold no controls and no half characters.</summary>
    public static string Clean(string text) => HiddenCharacters.Remove(text);

    /// <summary>True where a list item begins with a number of its own: （一） or 1.</summary>
    public static bool IsNumbered(string text) => text.Length > 1 && (text[0] is '(' or '（' || char.IsAsciiDigit(text[0]) && text.AsSpan(0, Math.Min(4, text.Length)).IndexOfAny(".、)") > 0);

    /// <summary>True where a column is so narrow that its few characters stand in the middle.</summary>
    public static bool IsCentred(Table table, int column) => column < table.Widths.Count && table.Widths[column] <= 24;

    /// <summary>How many rows a cell takes with those below that belong to it.</summary>
    public static int Rows(Table table, int row, int column)
    {
        var rows = 1;
        while (row + rows < table.Rows.Count && column < table.Rows[row + rows].Cells.Count && table.Rows[row + rows].Cells[column].Continues)
        {
            rows++;
        }
        return rows;
    }

    /// <summary>True for a row so high that a page may end inside it; a shorter one moves to the next page whole.</summary>
    public static bool IsLong(TableRow row, int[] widths) => row.Cells.Select((cell, at) => cell.Text.Split('\n').Sum(line => 1 + line.Length * CharacterWidth / widths[at])).Max() > MostLinesKept;

    private static CultureInfo Language(Document document) => CultureInfo.GetCultureInfo(document.Language.StartsWith("en", StringComparison.Ordinal) ? "en" : "zh-TW");
}
