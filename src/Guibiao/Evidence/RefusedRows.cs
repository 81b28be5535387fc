using System.Globalization;
using System.Text;
using Guibiao.Evidence.Sheets;

namespace Guibiao.Evidence;

/// <summary>The rows of a file that were refused, as a file of the same kind with one more column that says why. Mended, it is imported as it is.</summary>
public static class RefusedRows
{
    /// <summary>The column of reasons, which no import reads.</summary>
    public static readonly Text Heading = new("不合格原因", "Issues");

    /// <summary>The file, and the ending that its name has.</summary>
    public static (byte[] Bytes, string Ending) Write(ReadOnlyMemory<byte> source, ImportPreview preview, IReadOnlyList<Issue> issues, CultureInfo language)
    {
        var reasons = issues.Where(issue => issue.Severity == Severity.Error && issue.Place?.Line is not null).ToLookup(issue => issue.Place!.Line!.Value, issue => issue.Message.In(language));
        // A file that was handed back before has its column of reasons already: the new ones stand in its place.
        var kept = Enumerable.Range(0, preview.Names.Count).Where(i => !IsHeading(preview.Names[i])).ToList();
        string[] header = [.. kept.Select(i => preview.Names[i]), Heading.In(language)];
        var rows = preview.Refused.Select(IReadOnlyList<string> (row) => [.. kept.Select(i => i < row.Cells.Length ? row.Cells[i] : ""), string.Join("\n", reasons[row.Line])]);
        if (EvidenceFile.FormatOf(source) is not { } format)
        {
            var lines = rows.Prepend(header).Select(row => string.Join(',', row.Select(SheetText.Cell)) + "\r\n");
            return ([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines))], "csv");
        }
        var name = SheetChoice.NameOf(preview.Refused.Count > 0 ? preview.Refused[0].Origin.Sheet ?? "" : "");
        var sheet = new SheetContent(name.Length > 0 ? name : "1", [.. kept.Select(_ => new SheetColumn(16)), new SheetColumn(60)], header, rows);
        return (WorkbookWriter.Write(format, [sheet]), format == WorkbookFormat.Xlsx ? "xlsx" : "ods");
    }

    private static bool IsHeading(string name) => Folding.Fold(name) is var folded && (folded == Folding.Fold(Heading.Chinese) || folded == Folding.Fold(Heading.English));
}
