using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>
/// What each cell of a run of rows means. The header names the columns and their order; how many cells they take is decided by the data rows,
/// because page breaks part a number from its name here and glue them there, and the header row often isn't set anew.
/// </summary>
internal static class Layout
{
    /// <summary>
    /// The candidate that fits the rows best; of equals one as wide as the rows, then that of the page before, then the header's own positions.
    /// Slack is how many empty cells the rows before had at their end.
    /// </summary>
    public static Slot[] Choose(IReadOnlyList<Heading> headings, Heading?[]? aligned, IReadOnlyList<TableRow> rows, Slot[]? before, int slack)
    {
        var widest = rows.Max(row => row.Cells.Count);
        var width = widest - slack;
        var needed = rows.Max(row => 1 + LastFilled(row));
        var candidates = new List<Slot[]>();
        if (before is not null && before.Length >= needed && before.Where(slot => slot.Part != CellPart.Number).Select(slot => slot.Heading).SequenceEqual(headings))
        {
            candidates.Add(before);
        }
        var positions = aligned is null ? null : Aligned(aligned);
        if (positions is not null && positions.Length >= needed)
        {
            candidates.Add(positions);
            // Rows that all end in a filled cell may have lost their empty ones; a header that leaves a cell free beside a number shows the width they had.
            if (positions.Length > width && positions.Any(slot => slot.Part == CellPart.Number) && rows.All(row => row.Cells[^1].Text.Length > 0))
            {
                width = positions.Length;
            }
        }
        Extend(candidates, [], headings, needed, widest);
        if (candidates.Count == 0)
        {
            // More cells than columns were ever named, or fewer: the first ones as they are named.
            candidates.Add([.. headings.Select(heading => new Slot(heading)), .. Enumerable.Repeat(new Slot(Heading.None, CellPart.Nothing), Math.Max(0, widest - headings.Count))]);
        }
        // Rests of cut cells show nothing of their columns: there only the width tells.
        if (candidates.Exists(slots => slots.Length == width) && !rows.Any(row => Shows(row, headings.Count)))
        {
            candidates.RemoveAll(slots => slots.Length != width);
        }
        // Cells at a row's end may have been trimmed, but a layout as wide as the rows is likelier.
        return candidates.OrderBy(slots => slots.Length == width ? 0 : 1).MaxBy(slots => rows.Sum(row => Fit.Of(row, slots)))!;
    }

    /// <summary>True for a row whose cells tell what they are: one of a known kind, or nearly all of them filled.</summary>
    public static bool Shows(TableRow row, int columns) => row.Cells.Any(cell => Vocabulary.Is("methods", cell.Text) || Vocabulary.Is("categories", cell.Text))
        || row.Cells.Count(cell => cell.Text.Length > 0) > Math.Max(3, columns - 2);

    private static int LastFilled(TableRow row)
    {
        var last = row.Cells.Count - 1;
        while (last >= 0 && row.Cells[last].Text.Length == 0)
        {
            last--;
        }
        return last;
    }

    // Every way to give the columns one cell each, or two (number and text) where a column can be parted.
    private static void Extend(List<Slot[]> candidates, List<Slot> slots, IReadOnlyList<Heading> headings, int needed, int widest)
    {
        if (slots.Count > widest)
        {
            return;
        }
        var at = slots.Count(slot => slot.Part is not CellPart.Number);
        if (at == headings.Count)
        {
            if (slots.Count >= needed)
            {
                candidates.Add([.. slots]);
            }
            return;
        }
        var heading = headings[at];
        slots.Add(new(heading));
        Extend(candidates, slots, headings, needed, widest);
        slots.RemoveAt(slots.Count - 1);
        if (IsNumbered(heading.Column))
        {
            slots.AddRange([new(heading, CellPart.Number), new(heading, CellPart.Text)]);
            Extend(candidates, slots, headings, needed, widest);
            slots.RemoveRange(slots.Count - 2, 2);
        }
    }

    // A blank position after a numbered column is that column's second cell; any other blank is an empty column.
    private static Slot[] Aligned(Heading?[] headings)
    {
        var last = Array.FindLastIndex(headings, heading => heading is not null);
        var slots = new Slot[last + 1];
        for (var i = 0; i <= last; i++)
        {
            if (headings[i] is { Column: Column.Number } && i < last && headings[i + 1] is { } named && IsNumbered(named.Column))
            {
                slots[i] = new(named, CellPart.Number);
                slots[++i] = new(named, CellPart.Text);
            }
            else if (headings[i] is { } heading)
            {
                slots[i] = new(heading, IsNumbered(heading.Column) && i < last && headings[i + 1] is null ? CellPart.Number : CellPart.Whole);
            }
            else
            {
                slots[i] = i > 0 && slots[i - 1].Part == CellPart.Number ? new(slots[i - 1].Heading, CellPart.Text) : new(Heading.None, CellPart.Nothing);
            }
        }
        return slots;
    }

    /// <summary>True for columns whose cells begin with a number, or have it in a cell of its own.</summary>
    public static bool IsNumbered(Column column) => column is Column.Goal or Column.Name or Column.Plan or Column.Item;
}
