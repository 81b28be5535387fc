namespace Guibiao.Plans;

/// <summary>A work plan as its rows say it.</summary>
internal sealed class WorkPlanText(string name, DataRow first)
{
    public string Name { get; set; } = name;
    public DataRow First { get; } = first;
    public List<Entry> Entries { get; } = [];
}

/// <summary>Groups the rows of the work plan tables: which row begins an item, which goes on with one that a page break cut, and which plan it stands under.</summary>
internal sealed class WorkRows(List<Issue> issues)
{
    private static readonly Column[] Anchors = [Column.Category, Column.Control, Column.Budget];

    private Entry? entry;
    private bool anchored;

    public List<WorkPlanText> Plans { get; } = [];

    public void Read(DataRow row)
    {
        if (entry is not null && IsRest(row))
        {
            if (row[Column.Plan] is { Length: > 0 } rest && rest != Plans[^1].Name)
            {
                issues.Add(Issue.Information("plan.cellJoined", row.Place, ColumnName.Of(Column.Plan), CellJoin.Seam(Plans[^1].Name, rest)));
                Plans[^1].Name = CellJoin.Join(Plans[^1].Name, rest);
            }
            entry.Add(row, issues, Column.Plan);
            return;
        }
        var name = row[Column.Plan];
        if (Plans.Count == 0 || name.Length > 0 && name != Plans[^1].Name)
        {
            Plans.Add(new(name, row));
            if (name.Length == 0)
            {
                issues.Add(Issue.Warning("plan.planMissing", row.Place));
            }
        }
        else if (row.AfterBreak && name.Length == 0)
        {
            issues.Add(Issue.Information("plan.planInherited", row.Place, Excerpt.Of(Plans[^1].Name)));
        }
        if (!row.Texts().Any(cell => cell.Heading.Column != Column.Plan))
        {
            // A line of the table that only names the plan of the rows below it.
            return;
        }
        anchored |= Anchors.Any(column => row[column].Length > 0);
        entry = new Entry(row);
        entry.Add(row, issues, Column.Plan);
        Plans[^1].Entries.Add(entry);
    }

    // A category, level or budget is set once an item; a row without any, after others that had one, is the rest of the item before.
    private bool IsRest(DataRow row)
    {
        var (item, contents, before) = (row[Column.Item], row[Column.Contents], entry![Column.Contents]);
        if (Anchors.Any(column => row[column].Length > 0))
        {
            // A category alone can itself be what the break cut: 其｜它.
            return row.AfterBreak && item.Length == 0 && contents.Length == 0 && row[Column.Plan].Length == 0;
        }
        if (item.Length == 0 && row.NumberOf(Column.Item).Length == 0)
        {
            return contents.Length > 0 || row[Column.Links].Length > 0 || row.AfterBreak;
        }
        if (row.NumberOf(Column.Item).Length > 0)
        {
            return false;
        }
        var begins = Marker.Read(contents) is { IsSure: true, Number: 1 };
        return anchored
            ? contents.Length == 0 || row.AfterBreak && !(begins && CellJoin.IsFinished(before)) || !CellJoin.IsFinished(before) && !begins
            : row.AfterBreak && (contents.Length == 0 || !CellJoin.IsFinished(before) && !begins && before.Length > 0);
    }
}
