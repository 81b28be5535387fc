using Guibiao.Documents;

namespace Guibiao.Plans;

internal enum TableKind
{
    Key,
    Common,
    Plans,
}

/// <summary>A filled cell and the column that it stands in.</summary>
internal sealed record NamedCell(Heading Heading, TableCell Cell);

/// <summary>One data row with the meaning of its cells; the first row after a break may go on with the row before the break.</summary>
internal sealed record DataRow(TableKind Kind, Slot[] Layout, TableRow Row, bool AfterBreak)
{
    public Place Place => Row.Place;

    /// <summary>The text of a column without its number cell; empty where the row has no such column.</summary>
    public string this[Column column] => At(column, number: false)?.Text ?? "";

    /// <summary>The text of a column's number cell, where number and text have a cell each.</summary>
    public string NumberOf(Column column) => At(column, number: true)?.Text ?? "";

    public bool Has(Column column) => Array.Exists(Layout, slot => slot.Heading.Column == column && slot.Part != CellPart.Nothing);

    public IEnumerable<NamedCell> Texts()
    {
        for (var i = 0; i < Row.Cells.Count && i < Layout.Length; i++)
        {
            if (Layout[i].Part is CellPart.Whole or CellPart.Text && Layout[i].Heading.Column != Column.Unknown && Row.Cells[i].Text.Length > 0)
            {
                yield return new(Layout[i].Heading, Row.Cells[i]);
            }
        }
    }

    private TableCell? At(Column column, bool number)
    {
        var at = Array.FindIndex(Layout, slot => slot.Heading.Column == column && slot.Part != CellPart.Nothing && slot.Part == CellPart.Number == number);
        return at >= 0 && at < Row.Cells.Count ? Row.Cells[at] : null;
    }
}
