using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Guibiao.Documents;

namespace Guibiao.Evidence;

/// <summary>The cells of a CSV file with their lines. Comma, semicolon or tab; UTF-8 with or without mark; quoted cells may hold line breaks. Nothing throws on bad input.</summary>
public static class EvidenceCsv
{
    // Far more than any row needs, so that one unclosed quotation mark can't make the sentence about it as long as the file.
    internal const int MostCells = 1000;

    /// <summary>The records in order, the header first; what is wrong goes to <paramref name="issues"/> as it is met.</summary>
    public static IEnumerable<FileRow> Read(ReadOnlyMemory<byte> bytes, string file, ICollection<Issue> issues)
    {
        if (FindUnreadable(bytes.Span, file) is { } unreadable)
        {
            issues.Add(unreadable);
            yield break;
        }
        var origin = new RowOrigin(file);
        var malformed = new List<Issue>();
        using var reader = CsvReader.Create(bytes, new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = record => Report(record, file, malformed),
        });
        while (reader.Read())
        {
            var line = (int)Math.Min(reader.LineNumber, int.MaxValue);
            foreach (var issue in malformed)
            {
                issues.Add(issue);
            }
            malformed.Clear();
            if (reader.FieldCount > MostCells)
            {
                issues.Add(Refusal.Of("evidence.tooWide", reader.FieldCount).At(Messages.Get("evidence.row", file, line), new Place(file, Line: line)));
                yield break;
            }
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.GetString(i).Trim();
            }
            var read = new FileRow(origin, line, cells);
            if (!read.IsBlank)
            {
                yield return read;
            }
        }
    }

    private static Issue? FindUnreadable(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith<byte>([0xff, 0xfe]) || bytes.StartsWith<byte>([0xfe, 0xff]))
        {
            return Refusal.Of("evidence.utf16").At(Messages.Get("evidence.file", file), new Place(file));
        }
        if (Utf8.IsValid(bytes))
        {
            return null;
        }
        var line = 1 + bytes[..FirstWrong(bytes)].Count((byte)'\n');
        return Refusal.Of("evidence.notUtf8").At(Messages.Get("evidence.row", file, line), new Place(file, Line: line));
    }

    private static int FirstWrong(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }
        return at;
    }

    private static void Report(CsvMalformedRecord record, string file, List<Issue> issues)
    {
        // A quotation mark inside a cell (5" pipe) is text; the others may have swallowed cells.
        var code = record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "evidence.unclosedQuote",
            CsvMalformedReason.TextAfterClosingQuote => "evidence.textAfterQuote",
            _ => null,
        };
        if (code is not null)
        {
            issues.Add(Refusal.Of(code).At(Messages.Get("evidence.row", file, record.LineNumber), new Place(file, Line: (int)record.LineNumber)));
        }
    }
}
