namespace Guibiao.Evidence;

/// <summary>One record of a file: where it stands, the line or row on which it begins, and its cells without the white space around them.</summary>
public sealed record FileRow(RowOrigin Origin, int Line, string[] Cells)
{
    public bool IsBlank => Array.TrueForAll(Cells, cell => cell.Length == 0);

    /// <summary>What is wrong with the record as a whole.</summary>
    public Issue Refuse(Refusal refusal) => refusal.At(Origin.Row(Line), Origin.At(Line));

    /// <summary>What is wrong with one of its cells, counted from 0, of a column that is called so.</summary>
    public Issue Refuse(int column, string name, Refusal refusal) => refusal.At(Origin.Cell(Line, column, name), Origin.At(Line, column + 1));
}
