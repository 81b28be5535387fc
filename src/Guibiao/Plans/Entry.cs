using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>One indicator or item as its rows say it: a text a column, joined where page breaks cut it.</summary>
internal sealed class Entry(DataRow first)
{
    private readonly Dictionary<Heading, string> texts = [];
    private readonly Dictionary<Column, string> numbers = [];
    private readonly Dictionary<Column, Place> places = [];

    public DataRow First { get; } = first;

    public string this[Column column] => texts.GetValueOrDefault(new Heading(column), "");

    public IEnumerable<(int Year, string Text)> Years => from pair in texts where pair.Key.Column == Column.Target && pair.Key.Year is not null orderby pair.Key.Year select (pair.Key.Year!.Value, pair.Value);

    public Place At(Column column) => places.GetValueOrDefault(column, First.Place);

    public string NumberOf(Column column) => numbers.GetValueOrDefault(column, "");

    /// <summary>Takes a row's cells, except the columns that the caller reads itself; what was there already is gone on with, and reported.</summary>
    public void Add(DataRow row, List<Issue> issues, params ReadOnlySpan<Column> except)
    {
        foreach (var (heading, cell) in row.Texts())
        {
            if (except.Contains(heading.Column))
            {
                continue;
            }
            var before = texts.GetValueOrDefault(heading, "");
            texts[heading] = CellJoin.Join(before, cell.Text);
            places.TryAdd(heading.Column, cell.Place);
            if (row != First)
            {
                issues.Add(Issue.Information("plan.cellJoined", cell.Place, ColumnName.Of(heading.Column), CellJoin.Seam(before, cell.Text)));
            }
        }
        foreach (var column in (ReadOnlySpan<Column>)[Column.Name, Column.Item])
        {
            if (row.NumberOf(column) is { Length: > 0 } number)
            {
                numbers.TryAdd(column, number);
            }
        }
    }
}
