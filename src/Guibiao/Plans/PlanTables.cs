using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>A header row and the columns that it names.</summary>
internal sealed record HeaderLine(TableRow Row, Heading?[] Headings);

/// <summary>Turns the document's tables, page by page, into data rows whose cells have a meaning. Headers may be repeated, differ, or be missing.</summary>
internal sealed class PlanTables(List<Issue> issues)
{
    private static readonly Column[] Indicators = [Column.Goal, Column.Name, Column.Mechanism, Column.Method, Column.Standard, Column.Target, Column.Medium];
    private static readonly Column[] Works = [Column.Plan, Column.Item, Column.Category, Column.Contents, Column.Links];

    private readonly IReadOnlyList<Heading>?[] headings = new IReadOnlyList<Heading>?[3];
    private readonly Slot[]?[] layouts = new Slot[]?[3];
    private readonly List<HeaderLine> waiting = [];
    private TableKind? last;
    private int slack;

    public List<DataRow> Rows { get; } = [];

    /// <summary>True where at least one table named its columns.</summary>
    public bool HasHeaders { get; private set; }

    /// <summary>Reads one table; the chapter it stands in decides where its header doesn't.</summary>
    public void Read(Table table, TableKind? chapter)
    {
        var at = 0;
        while (at < table.Rows.Count)
        {
            // A page break between the rows of a header leaves the first of them alone on its page.
            List<HeaderLine> headers = at == 0 && HeaderRow.Read(table.Rows[0], waiting.Count > 0) is not null ? [.. waiting] : [];
            waiting.Clear();
            while (at < table.Rows.Count && HeaderRow.Read(table.Rows[at], headers.Count > 0) is { } header)
            {
                headers.Add(new(table.Rows[at++], header));
            }
            var start = at;
            while (at < table.Rows.Count && HeaderRow.Read(table.Rows[at], afterHeader: false) is null)
            {
                at++;
            }
            var kind = Kind(headers, chapter);
            if (headers.Count > 0)
            {
                HasHeaders = true;
                foreach (var (row, header) in headers)
                {
                    issues.AddRange(header.OfType<Heading>().Where(heading => heading.Column == Column.Unknown)
                        .Select(heading => Issue.Warning("plan.columnUnknown", row.Cells[heading.Year!.Value].Place, Excerpt.Of(row.Cells[heading.Year.Value].Text))));
                }
                if (kind != TableKind.Plans)
                {
                    NameGoal(headers);
                }
                headings[(int)kind] = Merge(headers.ConvertAll(header => header.Headings));
            }
            last = kind;
            if (start == table.Rows.Count)
            {
                waiting.AddRange(headers);
            }
            ReadRows(kind, headers, [.. table.Rows.Skip(start).Take(at - start).Where(row => row.Cells.Any(cell => cell.Text.Length > 0))]);
        }
    }

    public bool Has(TableKind kind, Column column) => headings[(int)kind] is { } columns && columns.Any(heading => heading.Column == column);

    private void ReadRows(TableKind kind, List<HeaderLine> headers, List<TableRow> rows)
    {
        var aligned = headers.Count == 0 ? null : Overlay(headers.ConvertAll(header => header.Headings));
        for (var start = 0; start < rows.Count;)
        {
            var end = start + 1;
            while (end < rows.Count && rows[end].Cells.Count == rows[start].Cells.Count)
            {
                end++;
            }
            var run = rows.GetRange(start, end - start);
            var layout = Layout.Choose(Columns(kind), aligned, run, layouts[(int)kind], slack);
            if (run.Exists(row => Layout.Shows(row, Columns(kind).Count)))
            {
                slack = Math.Max(0, run[0].Cells.Count - layout.Length);
            }
            if (headers.Count > 0 && start == 0 && layout.Any(slot => slot.Part == CellPart.Number) && headers.All(header => header.Row.Cells.Count(cell => cell.Text.Length > 0) < layout.Length))
            {
                issues.Add(Issue.Information("plan.columnsParted", run[0].Place, Columns(kind).Count, layout.Length));
            }
            run = Continued(run, layout);
            Rows.AddRange(run.Select((row, index) => new DataRow(kind, layout, row, AfterBreak: index == 0)));
            layouts[(int)kind] = layout;
            start = end;
        }
    }

    // One code or category set once for several rows, in a cell over all of them, holds for each of them.
    private static List<TableRow> Continued(List<TableRow> rows, Slot[] layout)
    {
        if (!rows.Exists(row => row.Cells.Any(cell => cell.Continues)))
        {
            return rows;
        }
        var above = new string[layout.Length];
        return rows.ConvertAll(row => row with
        {
            Cells = [.. row.Cells.Select((cell, at) =>
            {
                if (at >= layout.Length || layout[at].Heading.Column is not (Column.Mechanism or Column.Method or Column.Medium or Column.Unit or Column.Category or Column.Control))
                {
                    return cell;
                }
                above[at] = cell.Continues && cell.Text.Length == 0 ? above[at] ?? "" : cell.Text;
                return cell with { Text = above[at] };
            })],
        });
    }

    private IReadOnlyList<Heading> Columns(TableKind kind)
    {
        return headings[(int)kind] ??= [.. (kind == TableKind.Plans ? Works : kind == TableKind.Common ? Indicators[..^1] : Indicators).Select(column => new Heading(column))];
    }

    private TableKind Kind(List<HeaderLine> headers, TableKind? chapter)
    {
        var known = headers.SelectMany(header => header.Headings).OfType<Heading>().ToList();
        if (known.Exists(heading => heading.Column is Column.Plan or Column.Item or Column.Contents or Column.Links or Column.Category))
        {
            return TableKind.Plans;
        }
        var words = headers.SelectMany(header => header.Row.Cells).Select(cell => Folding.Fold(cell.Text)).ToList();
        return words.Exists(word => Vocabulary.In("part.common", word) || Vocabulary.In("chapter.common", word)) ? TableKind.Common
            : chapter is { } told && (headers.Count == 0 || told != TableKind.Plans) ? told
            : headers.Count == 0 && last is { } before ? before
            : TableKind.Key;
    }

    // Where only the lower row of a header is set anew, the first cell is empty: it is the goal's.
    private static void NameGoal(List<HeaderLine> headers)
    {
        var lowest = headers[^1].Headings;
        if (lowest.Length > 1 && lowest[0] is null && !headers.Exists(header => Array.Exists(header.Headings, heading => heading?.Column == Column.Goal)))
        {
            lowest[0] = new Heading(Column.Goal);
        }
    }

    // Two header rows set one over the other: what the lower names holds, and where it names nothing the upper.
    private static Heading?[] Overlay(List<Heading?[]> rows)
    {
        var overlay = new Heading?[rows.Max(row => row.Length)];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                overlay[i] = row[i] ?? overlay[i];
            }
        }
        return overlay;
    }

    private static List<Heading> Merge(List<Heading?[]> rows)
    {
        var order = rows.Select(row => row.OfType<Heading>().ToList()).MaxBy(row => row.Count)!;
        foreach (var heading in rows.SelectMany(row => row.OfType<Heading>()))
        {
            if (heading.Column != Column.Unknown && !order.Contains(heading) && !(heading is { Column: Column.Target, Year: null } && order.Exists(other => other.Column == Column.Target)))
            {
                var years = heading.Year is null ? -1 : order.FindIndex(other => other is { Column: Column.Target, Year: null });
                if (years >= 0)
                {
                    order[years] = heading;
                }
                else
                {
                    // The goal's column stands before all, a year after the years that are known, any other in the order of the columns themselves.
                    var after = order.FindIndex(other => other.Column > heading.Column);
                    order.Insert(after < 0 ? order.Count : after, heading);
                }
            }
        }
        var merged = order.Distinct().ToList();
        merged.RemoveAll(heading => heading.Column == Column.Number && merged.IndexOf(heading) + 1 < merged.Count && Layout.IsNumbered(merged[merged.IndexOf(heading) + 1].Column));
        return merged;
    }
}
