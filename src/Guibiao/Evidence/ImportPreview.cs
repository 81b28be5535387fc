namespace Guibiao.Evidence;

/// <summary>What the rows of a file are to the register: how many of each kind, the first of each, and those that would be refused.</summary>
public sealed class ImportPreview
{
    /// <summary>How many rows of a kind are shown.</summary>
    public const int Shown = 5;

    private const int MostRefused = 10_000;
    private readonly int[] counts = new int[4];
    private readonly List<FileRow>[] first = [[], [], [], []];
    private readonly List<FileRow> refused = [];

    /// <summary>The names of the file's columns; empty where there are none.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Rows that are wrong, or there with other content, in the order of the file.</summary>
    public IReadOnlyList<FileRow> Refused => [.. refused.OrderBy(row => row.Line)];

    public int Count(RowKind kind) => counts[(int)kind];

    public IReadOnlyList<FileRow> First(RowKind kind) => first[(int)kind];

    internal void Begin(FileRow header) => Names = header.Cells;

    internal void Add(RowKind kind, FileRow row)
    {
        counts[(int)kind]++;
        if (first[(int)kind].Count < Shown)
        {
            first[(int)kind].Add(row);
        }
        if (kind is RowKind.Wrong or RowKind.Changed && refused.Count < MostRefused)
        {
            refused.Add(row);
        }
    }
}
