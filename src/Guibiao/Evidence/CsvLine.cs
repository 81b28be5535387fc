namespace Guibiao.Evidence;

/// <summary>One record of a file: the line on which it begins, and its cells without the white space around them.</summary>
public sealed record CsvLine(int Line, string[] Cells)
{
    public bool IsBlank => Array.TrueForAll(Cells, cell => cell.Length == 0);
}
