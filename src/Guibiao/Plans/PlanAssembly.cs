using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>An indicator beside the cells that it was read from.</summary>
internal sealed record ReadEntry(Indicator Read, Entry Entry);

/// <summary>Puts the parts together: rows under goals, names that are missing, links to indicators.</summary>
internal sealed class PlanAssembly(PlanParts parts, StandardReading standards, List<Issue> issues)
{
    public Plan Read()
    {
        var goals = parts.Goals.Select(goal => goal.ToGoal()).ToList();
        var reading = new IndicatorReading(parts.Tables, standards, parts.Year, issues);
        var indicators = new List<ReadEntry>();
        foreach (var kind in (ReadOnlySpan<GoalKind>)[GoalKind.Key, GoalKind.Common])
        {
            var known = goals.Where(goal => goal.Kind == kind).ToList();
            var rows = new IndicatorRows(known, issues);
            foreach (var row in parts.Tables.Rows.Where(row => row.Kind == (kind == GoalKind.Key ? TableKind.Key : TableKind.Common)))
            {
                rows.Read(row);
            }
            var numbered = IndicatorNumber.AreSet(rows.Goals);
            foreach (var goal in rows.Goals)
            {
                Check(goal, kind, known, goals);
                foreach (var entry in goal.Entries)
                {
                    var last = indicators.LastOrDefault(one => one.Read.Kind == kind && one.Read.Goal == goal.Number)?.Read.Number ?? 0;
                    indicators.Add(new(reading.Read(entry, kind, goal.Number, last + 1, numbered), entry));
                }
            }
        }
        var works = new WorkRows(issues);
        foreach (var row in parts.Tables.Rows.Where(row => row.Kind == TableKind.Plans))
        {
            works.Read(row);
        }
        var work = new WorkReading(works.Plans, issues);
        var links = work.Split([.. indicators.Select(one => one.Read)]);
        var named = Name(indicators, goals, [.. links.Values.SelectMany(texts => texts)]);
        CheckCodes(indicators);
        return new(parts.Agency, parts.Year, parts.Title, parts.Preamble, [.. goals.Where(goal => goal.Kind == GoalKind.Key), .. goals.Where(goal => goal.Kind == GoalKind.Common)], named, parts.Mechanisms, work.Read(named, links));
    }

    // The table's goal against the chapter's; a goal that only the table has is taken from there.
    private void Check(TableGoal goal, GoalKind kind, List<Goal> known, List<Goal> goals)
    {
        var (title, weight) = Weight.Take(CellJoin.OneLine(goal.Text));
        var at = goals.FindIndex(one => one.Kind == kind && one.Number == goal.Number);
        if (at < 0)
        {
            goals.Add(new(kind, goal.Number, title, weight, []));
            if (known.Count > 0)
            {
                issues.Add(Issue.Warning("plan.goalOnlyInTable", goal.Place, goal.Number, Excerpt.Of(title)));
            }
            return;
        }
        if (weight is not null && goals[at].Weight is null)
        {
            goals[at] = goals[at] with { Weight = weight };
        }
        if (title.Length > 0 && known.Count > 0 && !Folding.Fold(title).StartsWith(Folding.Fold(goals[at].Title), StringComparison.Ordinal))
        {
            issues.Add(Issue.Warning("plan.goalDiffers", goal.Place, Excerpt.Of(title), Excerpt.Of(goals[at].Title)));
        }
    }

    // A name is proposed for what has none: a link that leads nowhere and is wording of the goal, else the goal's only objective.
    private IReadOnlyList<Indicator> Name(List<ReadEntry> indicators, List<Goal> goals, List<string> links)
    {
        var names = indicators.Select(one => one.Read.Name).OfType<string>().Select(Folding.Fold).ToHashSet();
        var lost = links.Where(link => !names.Contains(Folding.Fold(link))).ToList();
        return [.. indicators.Select(one => one.Read.Name is not null ? one.Read : Named(one.Read, one.Entry))];

        Indicator Named(Indicator indicator, Entry entry)
        {
            var goal = goals.Find(goal => goal.Kind == indicator.Kind && goal.Number == indicator.Goal);
            var wording = goal is null ? [] : goal.Objectives.Select(objective => objective.Text).Prepend(goal.Title).Select(Folding.Fold).ToList();
            var suggested = lost.Find(link => Folding.Fold(link).Length > 1 && wording.Exists(text => text.Contains(Folding.Fold(link), StringComparison.Ordinal)))
                ?? (goal?.Objectives.Count == 1 ? goal.Objectives[0].Text.TrimEnd('。') : null);
            issues.Add(suggested is null
                ? Issue.Warning("plan.nameMissing", entry.First.Place, indicator.Id)
                : Issue.Warning("plan.nameSuggested", entry.First.Place, indicator.Id, suggested));
            return indicator with { SuggestedName = suggested };
        }
    }

    private void CheckCodes(List<ReadEntry> indicators)
    {
        foreach (var (indicator, entry) in indicators)
        {
            if (parts.Mechanisms.Count > 0 && indicator.Mechanism is { } code && !parts.Mechanisms.Any(mechanism => mechanism.Code == code))
            {
                issues.Add(Issue.Warning("plan.mechanismUnknown", entry.At(Column.Mechanism), indicator.Id, code));
            }
        }
    }
}
