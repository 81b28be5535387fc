using System.Text;

namespace Guibiao.Documents;

/// <summary>A cell as a file has it, which may take several columns and rows of the table.</summary>
internal sealed record ReadCell(string Text, int Columns = 1, int Rows = 1, bool Continues = false);

/// <summary>Collects the blocks that a reader of files finds, each with its place, and holds them to what people read.</summary>
internal sealed class ReadBlocks(string? file)
{
    // A plan of a thousand pages has a tenth of this.
    private const int MostCells = 200_000;
    private const int MostBlocks = 200_000;
    private const int LongestText = 100_000;

    // No table that people read is wider.
    private const int MostColumns = 256;

    private readonly List<Block> blocks = [];
    private int tables;
    private int cells;

    public List<DocumentIssue> Issues { get; } = [];

    /// <summary>The page that the next block stands on, where the file says so.</summary>
    public int? Page { get; set; }

    public Place Here => new(file, Page);

    public DocumentReading Reading(string? title, string? language) =>
        new(new Document(file, blocks) { Title = title, Language = language is { Length: > 0 } ? language : "zh-TW" }, Issues);

    public void Heading(int level, string text)
    {
        if (Clean(OneLine(text), Here) is { Length: > 0 } clean)
        {
            Add(new Heading(Math.Clamp(level, 1, 10), clean, Here));
        }
    }

    // A heading was broken for its looks: only between Latin words that break is a blank.
    private static string OneLine(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Aggregate("", (before, line) => before.Length > 0 && char.IsAscii(before[^1]) && char.IsAscii(line[0]) ? $"{before} {line}" : before + line);

    /// <summary>A paragraph; its line breaks part it.</summary>
    public void Paragraph(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (Clean(line, Here) is { Length: > 0 } clean)
            {
                Add(new Paragraph(clean, Here));
            }
        }
    }

    public void Item(int depth, string text)
    {
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (Clean(lines[at], Here) is { Length: > 0 } clean)
            {
                Add(at == 0 ? new ListItem(depth, clean, Here) : new Paragraph(clean, Here));
            }
        }
    }

    /// <summary>A footnote says something about the plan and is none of it: it is left out, and reported.</summary>
    public void Note(string text)
    {
        if (Clean(text.Replace('\n', ' '), Here) is { Length: > 0 } clean)
        {
            Issues.Add(DocumentIssue.Information("document.footnote", Here, clean.Length > 30 ? clean[..30] + "…" : clean));
        }
    }

    /// <summary>A table; a cell over several columns or rows is its text once and empty cells in the other places.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<ReadCell>> rows, int headerRows = 0)
    {
        tables++;
        var place = Here with { Table = tables };
        var set = new List<TableRow>(rows.Count);
        // How many more rows each column is taken by a cell from above.
        var taken = new int[MostColumns];
        foreach (var row in rows)
        {
            var at = place with { Row = set.Count + 1 };
            var texts = new List<TableCell>();
            foreach (var cell in row)
            {
                Fill(texts, taken, at);
                var rowsBelow = Math.Clamp(cell.Rows, 1, rows.Count) - 1;
                for (var column = 0; column < Math.Max(1, cell.Columns) && texts.Count < MostColumns; column++)
                {
                    taken[texts.Count] = rowsBelow;
                    var here = at with { Cell = texts.Count + 1 };
                    texts.Add(Count(new TableCell(column == 0 ? Lines(cell.Text, here) : "", here) { Continues = cell.Continues }));
                }
            }
            Fill(texts, taken, at);
            // A row that holds nothing is none.
            if (texts.Count > 0)
            {
                set.Add(new(texts, at));
            }
        }
        if (set.Count == 0)
        {
            tables--;
            return;
        }
        Add(new Table(set, place) { HeaderRows = Math.Min(headerRows, set.Count) });
    }

    private void Fill(List<TableCell> texts, int[] taken, Place row)
    {
        while (texts.Count < MostColumns && taken[texts.Count] > 0)
        {
            taken[texts.Count]--;
            texts.Add(Count(new TableCell("", row with { Cell = texts.Count + 1 }) { Continues = true }));
        }
    }

    private TableCell Count(TableCell cell) => ++cells > MostCells ? throw new UnreadableException("document.tooManyCells", MostCells) : cell;

    private string Lines(string text, Place place) => text.Contains('\n', StringComparison.Ordinal)
        ? string.Join('\n', text.Split('\n').Select(line => Clean(line, place)).Where(line => line.Length > 0))
        : Clean(text, place);

    private void Add(Block block)
    {
        blocks.Add(block);
        if (blocks.Count > MostBlocks)
        {
            throw new UnreadableException("document.tooManyParts", MostBlocks);
        }
    }

    // As people see it: a blank is a blank however wide or unbreakable, and what nobody sees is not there.
    private string Clean(string text, Place place)
    {
        if (text.Length > LongestText)
        {
            throw new UnreadableException("document.textTooLong", text.Length, LongestText);
        }
        if (text.AsSpan().IndexOfAny('\u00a0', '\u202f', '\t') >= 0)
        {
            text = text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('\t', ' ');
        }
        if (Lookalikes.In(text) || HiddenCharacters.Find(text) >= 0)
        {
            text = HiddenCharacters.Remove(Lookalikes.Mend(text));
            Issues.Add(DocumentIssue.Information("document.lookalikes", place));
        }
        return text.Trim();
    }
}
