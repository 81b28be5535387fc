using System.Xml;
using Guibiao.Evidence.Sheets;

namespace Guibiao.Evidence;

/// <summary>The rows of a file of entries, the header first: CSV, XLSX or ODS, told by its content and never by its name. Nothing throws on bad input.</summary>
public static class EvidenceFile
{
    /// <summary>What is wrong goes to <paramref name="issues"/> as it is met, what a person should know about how the file was read to <paramref name="notes"/>.</summary>
    public static IEnumerable<FileRow> Read(Register register, ReadOnlyMemory<byte> bytes, string file, ICollection<Issue> issues, ICollection<Issue> notes)
    {
        var kind = FileKinds.Of(bytes.Span);
        using var rows = (kind is FileKind.Text ? EvidenceCsv.Read(bytes, file, issues) : ReadWorkbook(register, kind, bytes, file, issues, notes)).GetEnumerator();
        while (Next(rows, file, issues) is { } row)
        {
            for (var i = 0; i < row.Cells.Length; i++)
            {
                row.Cells[i] = SheetText.Plain(row.Cells[i]);
            }
            yield return row;
        }
    }

    /// <summary>The format of a workbook; null where the file is none.</summary>
    public static WorkbookFormat? FormatOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var package = Package.Open(FileKinds.Of(bytes.Span), bytes);
            return Workbooks.Open(package) is XlsxReader ? WorkbookFormat.Xlsx : WorkbookFormat.Ods;
        }
        catch (Exception fault) when (fault is UnreadableException or InvalidDataException or XmlException or EndOfStreamException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static IEnumerable<FileRow> ReadWorkbook(Register register, FileKind kind, ReadOnlyMemory<byte> bytes, string file, ICollection<Issue> issues, ICollection<Issue> notes)
    {
        using var package = Package.Open(kind, bytes);
        var book = Workbooks.Open(package);
        if (SheetChoice.Of(register, book, file, issues, notes) is not { } chosen)
        {
            yield break;
        }
        var origin = new RowOrigin(file, book.Sheets[chosen].Name, chosen + 1);
        var reading = new SheetNotes(origin);
        var width = 0;
        foreach (var row in book.Read(chosen))
        {
            reading.Take(row);
            if (row.IsBlank)
            {
                continue;
            }
            // A sheet has no end of its own: rows are as wide as the header, or as what stands beside it.
            width = width == 0 ? row.Cells.Length : width;
            var cells = row.Cells;
            if (cells.Length < width)
            {
                Array.Resize(ref cells, width);
                Array.Fill(cells, "", row.Cells.Length, width - row.Cells.Length);
            }
            var read = new FileRow(origin, row.Number, cells);
            if (row.Unvalued >= 0)
            {
                issues.Add(read.Refuse(row.Unvalued, "", Refusal.Of("sheet.unvalued")));
            }
            yield return read;
        }
        reading.AddTo(notes);
    }

    // Parts of a workbook are read as rows are asked for, so that any step may find it broken.
    private static FileRow? Next(IEnumerator<FileRow> rows, string file, ICollection<Issue> issues)
    {
        try
        {
            return rows.MoveNext() ? rows.Current : null;
        }
        catch (UnreadableException unreadable)
        {
            issues.Add(unreadable.Refusal.At(Messages.Get("evidence.file", file), new Documents.Place(file)));
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or IOException or NotSupportedException)
        {
            issues.Add(Refusal.Of("sheet.broken").At(Messages.Get("evidence.file", file), new Documents.Place(file)));
        }
        return null;
    }
}
