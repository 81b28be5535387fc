using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Groups the rows of the indicator tables: which row begins an indicator, which goes on with one that a page break cut, and which goal it stands under.</summary>
internal sealed class IndicatorRows(IReadOnlyList<Goal> known, List<Issue> issues)
{
    private TableGoal? goal;
    private Entry? entry;
    private bool numbered;
    private bool goalsNumbered;

    public List<TableGoal> Goals { get; } = [];

    public void Read(DataRow row)
    {
        var named = row[Column.Goal].Length > 0 || row.NumberOf(Column.Goal).Length > 0 ? GoalOf(row) : null;
        var number = NumberOf(row, isNewGoal: named is not null);
        if (named is not null && number is null && !Holds(row))
        {
            // A line of the table that only names the goal of the rows below it.
            Begin(named, row);
            entry = null;
            return;
        }
        if (entry is not null && !Begins(row, number, named is not null))
        {
            if (goal is not null && named is null)
            {
                GoOnWithGoal(row);
            }
            entry.Add(row, issues, Column.Goal);
            return;
        }
        if (named is not null)
        {
            Begin(named, row);
        }
        else if (goal is null)
        {
            goal = new TableGoal(1, "", row.Place);
            Goals.Add(goal);
            issues.Add(Issue.Warning("plan.goalMissing", row.Place));
        }
        else
        {
            GoOnWithGoal(row);
        }
        numbered |= number is not null;
        entry = new Entry(row);
        entry.Add(row, issues, Column.Goal);
        goal!.Entries.Add(entry);
    }

    // The indicator's number in this row, where it is the one expected or is marked beyond doubt.
    private int? NumberOf(DataRow row, bool isNewGoal)
    {
        if (row.NumberOf(Column.Name) is { Length: > 0 } own)
        {
            return Marker.Read(own)?.Number;
        }
        var expected = isNewGoal ? 1 : 1 + (goal?.Entries.Count ?? 0);
        return IndicatorNumber.Read(row[Column.Name], expected) is { } marker && (!IsTorn(row) || !row.AfterBreak && marker.Shape != MarkerShape.Glued) && (marker.Shape != MarkerShape.Glued || numbered || entry is null) ? marker.Number : null;
    }

    private bool Begins(DataRow row, int? number, bool isNewGoal)
    {
        if (number is not null || isNewGoal || row[Column.Mechanism].Length > 0 || Vocabulary.Is("methods", row[Column.Method]))
        {
            return true;
        }
        // Without numbers and codes a row is an indicator if it looks whole, unless it stands where a break may have cut one.
        return !numbered && row[Column.Name].Length > 0 && row[Column.Target].Length > 0
            && (!row.AfterBreak || row[Column.Standard].Length > 0 && !row.Has(Column.Mechanism));
    }

    private static bool Holds(DataRow row) => row.Texts().Any(cell => cell.Heading.Column != Column.Goal);

    // A row that has neither code nor method: what stands in it is the rest of cells, even where it begins with a digit.
    private bool IsTorn(DataRow row) => entry is not null
        && (row.Has(Column.Mechanism) || row.Has(Column.Method)) && row[Column.Mechanism].Length == 0 && !Vocabulary.Is("methods", row[Column.Method]);

    // The goal that a row begins; null where its goal cell repeats the goal, or goes on with it.
    private TableGoal? GoalOf(DataRow row)
    {
        var (text, own) = (row[Column.Goal], row.NumberOf(Column.Goal));
        var (before, last) = (goal?.Text ?? "", goal?.Number ?? 0);
        if (before.Length > 0 && own.Length == 0 && Titles.Find(known, before) is null && IsRest(before, text))
        {
            return null;
        }
        if (Titles.Find(known, text) is { } match)
        {
            goalsNumbered |= Folding.Fold(text) != Folding.Fold(match.Title);
            return match.Number == last ? null : new TableGoal(match.Number, Titles.Bare(match, text), row.Place);
        }
        var marker = own.Length > 0 ? Marker.Read(own) : Marker.Read(text);
        if (own.Length > 0 && marker is { } parted)
        {
            goalsNumbered = true;
            return parted.Number == last ? null : new TableGoal(parted.Number, text, row.Place);
        }
        if (marker is not { IsSure: true } && IsTorn(row) || Repeats(text))
        {
            return null;
        }
        if (known.FirstOrDefault(one => one.Number == last + 1) is { } next && Titles.Begins(next.Title, next.Number, text))
        {
            goalsNumbered |= marker is not null;
            return new TableGoal(next.Number, IndicatorNumber.Read(text, next.Number) is { } begun1 ? text[begun1.End..].Trim() : text, row.Place);
        }
        marker = marker is { IsSure: true } sure && sure.Number > last ? sure : IndicatorNumber.Read(text, last + 1);
        if (marker is { } begun && begun.End < text.Length)
        {
            goalsNumbered = true;
            return new TableGoal(begun.Number, text[begun.End..].Trim(), row.Place);
        }
        // No number: where others have one, or after a break, it is the rest of the goal's name unless a first indicator stands beside it.
        var isRest = goal is not null && (Folding.Fold(text) == Folding.Fold(before) || row.AfterBreak && (goalsNumbered || IndicatorNumber.Read(row[Column.Name], 1) is null));
        return isRest ? null : new TableGoal(last + 1, text, row.Place);
    }

    // The goal set anew in every row, of which a page break may leave the first words.
    private bool Repeats(string text) => goal is not null && Titles.Begins(known.FirstOrDefault(one => one.Number == goal.Number)?.Title ?? goal.Text, goal.Number, text);

    private bool IsRest(string before, string text) => Titles.Find(known, CellJoin.Join(before, text)) is not null
        || known.Any(one => Folding.Fold(one.Title).StartsWith(Folding.Fold(before + text), StringComparison.Ordinal));

    private void Begin(TableGoal begun, DataRow row)
    {
        var text = row[Column.Goal];
        if (row.NumberOf(Column.Goal).Length == 0 && text.EndsWith(begun.Text, StringComparison.Ordinal) && Marker.Read(text) is { Shape: MarkerShape.Glued or MarkerShape.Space } && begun.Text.Length < text.Length)
        {
            issues.Add(Issue.Information("plan.numberGlued", row.Place, Numeral.Chinese(begun.Number), Excerpt.Of(begun.Text)));
        }
        goal = begun;
        Goals.Add(begun);
    }

    private void GoOnWithGoal(DataRow row)
    {
        var text = row[Column.Goal];
        if (text.Length == 0 || Titles.Find(known, text)?.Number == goal!.Number || Repeats(text) || Titles.Find(known, goal.Text) is not null && Folding.Fold(goal.Text).EndsWith(Folding.Fold(text), StringComparison.Ordinal) || Folding.Fold(text).EndsWith(Folding.Fold(goal.Text), StringComparison.Ordinal))
        {
            return;
        }
        issues.Add(Issue.Information("plan.cellJoined", row.Place, ColumnName.Of(Column.Goal), CellJoin.Seam(goal.Text, text)));
        goal.Text = CellJoin.Join(goal.Text, text);
    }
}
