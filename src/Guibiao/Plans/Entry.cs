using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>A cell under the heading of a year; year 0 where the heading has none.</summary>
internal sealed record YearText(int Year, string Text);

/// <summary>One indicator or item as its rows say it: a text a column, joined where page breaks cut it.</summary>
internal sealed class Entry(DataRow first)
{
    private readonly Dictionary<Heading, string> texts = [];
    private readonly Dictionary<Heading, string> numbers = [];
    private readonly Dictionary<Heading, Place> places = [];

    public DataRow First { get; } = first;

    public string this[Column column] => texts.GetValueOrDefault(new Heading(column), "");

    /// <summary>The targets that stand under a year, earliest first.</summary>
    public IReadOnlyList<YearText> Years
    {
        get
        {
            var years = texts.Keys.Where(heading => heading is { Column: Column.Target, Year: not null }).Select(heading => new YearText(heading.Year ?? 0, texts[heading])).ToList();
            years.Sort((one, other) => one.Year.CompareTo(other.Year));
            return years;
        }
    }

    public Place At(Column column) => places.GetValueOrDefault(new Heading(column), First.Place);

    public string NumberOf(Column column) => numbers.GetValueOrDefault(new Heading(column), "");

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
            places.TryAdd(new Heading(heading.Column), cell.Place);
            if (row != First)
            {
                issues.Add(Issue.Information("plan.cellJoined", cell.Place, ColumnName.Of(heading.Column), CellJoin.Seam(before, cell.Text)));
            }
        }
        foreach (var column in (ReadOnlySpan<Column>)[Column.Name, Column.Item])
        {
            if (row.NumberOf(column) is { Length: > 0 } number)
            {
                numbers.TryAdd(new Heading(column), number);
            }
        }
    }
}
