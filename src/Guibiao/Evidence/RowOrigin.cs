using System.Globalization;
using Guibiao.Documents;

namespace Guibiao.Evidence;

/// <summary>Where rows stand: in a file of text, whose lines count, or in a workbook's sheet, whose cells are called as a spreadsheet calls them. <c>Number</c> is the sheet's, from 1.</summary>
public sealed record RowOrigin(string File, string? Sheet = null, int? Number = null)
{
    /// <summary>How a sentence about one row begins.</summary>
    public Text Row(int line) => Sheet is null ? Messages.Get("evidence.row", File, line) : Messages.Get("evidence.sheetRow", File, Sheet, line);

    /// <summary>How a sentence about one cell begins; the column counts from 0.</summary>
    public Text Cell(int line, int column, string name) => (Sheet, name) switch
    {
        (null, "") => Messages.Get("evidence.cell", File, line, column + 1),
        (null, _) => Messages.Get("evidence.cell", File, line, name),
        (_, "") => Messages.Get("evidence.sheetCell", File, Sheet, CellName(line, column)),
        _ => Messages.Get("evidence.sheetCellOf", File, Sheet, CellName(line, column), name),
    };

    /// <summary>The place of a row, or of its cell where a column is given, which counts from 1.</summary>
    public Place At(int line, int? column = null) =>
        Sheet is null ? new Place(File, Line: line, Column: column) : new Place(File, Table: Number, Row: line, Cell: column, Line: line, Column: column);

    /// <summary>C14 for the third cell of row 14; the column counts from 0.</summary>
    public static string CellName(int line, int column) => ColumnName(column) + line.ToString(CultureInfo.InvariantCulture);

    /// <summary>A, B … Z, AA … for the columns from 0 on.</summary>
    public static string ColumnName(int column) => (column >= 26 ? ColumnName(column / 26 - 1) : "") + (char)('A' + column % 26);
}
