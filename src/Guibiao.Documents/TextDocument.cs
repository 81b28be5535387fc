using System.Buffers;
using System.Text;

namespace Guibiao.Documents;

/// <summary>Plain text and Markdown: a line is a block, lines with tabs or between pipes are a table's rows, a form feed ends a page.</summary>
internal static class TextDocument
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<byte> Binary = SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31]);

    // No table that people read is wider: a line of more tabs is text, whatever it is, and takes no longer than text.
    private const int MostTabs = 256;

    // A page holds two thousand characters; a cell of fifty pages is none.
    private const int LongestLine = 100_000;

    public static bool Recognises(ReadOnlySpan<byte> bytes) => IsWide(bytes) || bytes.IndexOfAny(Binary) < 0 && !bytes.StartsWith("%PDF-"u8);

    public static DocumentReading Read(ReadOnlyMemory<byte> bytes, string? file)
    {
        var span = bytes.Span;
        if (IsWide(span))
        {
            return Read((span[0] == 0xff ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(span[2..]), file);
        }
        try
        {
            return Read(Strict.GetString(span.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? span[3..] : span), file);
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + span[..Math.Clamp(fault.Index, 0, span.Length)].Count((byte)'\n');
            return new(null, [DocumentIssue.Error("document.notUtf8", new Place(file, Line: line), line)]);
        }
    }

    private static bool IsWide(ReadOnlySpan<byte> bytes) => bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..];

    private static DocumentReading Read(string text, string? file)
    {
        var (blocks, issues, rows) = (new List<Block>(), new List<DocumentIssue>(), new List<TableRow>());
        var (page, tables, number) = (1, 0, 0);
        var paged = text.Contains('\f', StringComparison.Ordinal);
        var odd = Lookalikes.In(text) || HiddenCharacters.Find(text) >= 0;
        foreach (var printed in Lines(text))
        {
            number++;
            var line = printed.TrimEnd('\f');
            var place = new Place(file, Page: paged ? page : null, Line: number);
            if (line.Length > LongestLine)
            {
                return new(null, [DocumentIssue.Error("document.lineTooLong", place, line.Length, LongestLine)]);
            }
            if (odd && (Lookalikes.In(line) || HiddenCharacters.Find(line) >= 0))
            {
                line = HiddenCharacters.Remove(Lookalikes.Mend(line));
                issues.Add(DocumentIssue.Information("document.lookalikes", place));
            }
            if (Cells(line, rows.Count == 0 ? 0 : rows[^1].Cells.Count) is { } cells)
            {
                if (!IsRuler(cells))
                {
                    rows.Add(Row(cells, place with { Table = tables + 1, Row = rows.Count + 1 }, issues));
                }
            }
            else
            {
                EndTable();
                if (Block(line, place) is { } block)
                {
                    blocks.Add(block);
                }
            }
            if (printed.EndsWith('\f'))
            {
                EndTable();
                page++;
                // The break was made a line of its own above; it is none in the file.
                number--;
            }
        }
        EndTable();
        return new(new Document(file, blocks), issues);

        void EndTable()
        {
            if (rows.Count > 0)
            {
                tables++;
                blocks.Add(new Table([.. rows], rows[0].Place with { Row = null }));
                rows.Clear();
            }
        }
    }

    // Not ReplaceLineEndings: to it a form feed is the end of a line like any other.
    private static string[] Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\f", "\f\n", StringComparison.Ordinal).Split('\n');

    // Before is how many cells the row above has: in a table of two columns a tab at a line's end is an empty cell, elsewhere it was left over.
    private static string[]? Cells(string line, int before)
    {
        var trimmed = line.Trim();
        if (line.Contains('\t', StringComparison.Ordinal))
        {
            var single = line.AsSpan().Count('\t') == 1 && !trimmed.Contains('\t', StringComparison.Ordinal);
            var leftOver = trimmed.Length == 0 || before != 2 && (line[0] != '\t' || IsBulleted(trimmed));
            return single && leftOver || line.AsSpan().Count('\t') > MostTabs ? null : line.Split('\t');
        }
        if (trimmed.Length < 2 || trimmed[0] != '|')
        {
            return null;
        }
        // A pipe after a backslash is a character of the cell.
        var cells = trimmed[1..(trimmed.EndsWith('|') && !trimmed.EndsWith("\\|", StringComparison.Ordinal) ? ^1 : ^0)].Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|');
        return Array.ConvertAll(cells, cell => cell.Replace('\u0001', '|'));
    }

    // The line under a Markdown table's head: | --- | :-: |
    private static bool IsRuler(string[] cells) =>
        cells.All(cell => cell.AsSpan().Trim() is { Length: > 0 } ruler && ruler.Contains('-') && ruler.IndexOfAnyExcept("-: ") < 0);

    private static TableRow Row(string[] texts, Place place, List<DocumentIssue> issues)
    {
        var cells = new TableCell[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var at = place with { Cell = i + 1 };
            var (text, hadTags) = Markup.Strip(texts[i]);
            if (hadTags)
            {
                issues.Add(DocumentIssue.Information("document.tags", at));
            }
            cells[i] = new TableCell(Emphasis(text.Trim()), at);
        }
        return new TableRow(cells, place);
    }

    private static Block? Block(string line, Place place)
    {
        var text = line.Trim();
        // A comment of HTML is not seen by people.
        if (text.Length == 0 || text.StartsWith("<!--", StringComparison.Ordinal) && text.EndsWith("-->", StringComparison.Ordinal))
        {
            return null;
        }
        var level = text.AsSpan().IndexOfAnyExcept('#');
        if (level is > 0 and <= 6 && text[level] is ' ' or '\u3000')
        {
            return new Heading(level, Plain(text[level..].Trim().TrimEnd('#')), place);
        }
        return IsBulleted(text)
            ? new ListItem(1 + (line.Length - line.TrimStart().Length) / 2, Plain(text[1..]), place)
            : new Paragraph(Plain(text), place);
    }

    // A bullet is set off by a space, or stands against a number: -(一), -1.
    private static bool IsBulleted(string text) => text.Length > 2 && text[0] is '-' or '*' or '+' or '•' or '‧' or '·'
        && (char.IsWhiteSpace(text[1]) || text[1] is '(' or '（' || char.IsAsciiDigit(text[1]) && text[2] is '.' or '、' or ')' && !(text.Length > 3 && char.IsAsciiDigit(text[3])));

    private static string Plain(string text) => Emphasis(Markup.Strip(text.Trim()).Text.Replace('\n', ' ').Trim());

    // **一、…** is bold in Markdown; single stars may be the text's own.
    private static string Emphasis(string text) => text.Contains("**", StringComparison.Ordinal) ? text.Replace("**", "", StringComparison.Ordinal).Trim() : text;
}
