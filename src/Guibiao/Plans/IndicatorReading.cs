namespace Guibiao.Plans;

/// <summary>Reads one indicator from its joined cells. What the document leaves empty stays null, with a diagnostic.</summary>
internal sealed class IndicatorReading(PlanTables tables, StandardReading standards, int? year, List<Issue> issues)
{
    public Indicator Read(Entry entry, GoalKind kind, int goal, int expected, bool numbered)
    {
        var (number, name, nameWeight) = Name(entry, expected, numbered);
        var id = $"{(kind == GoalKind.Common ? "C" : "")}{goal}.{number}";
        var standard = Cell(entry, Column.Standard, id);
        var method = Cell(entry, Column.Method, id);
        var mechanism = Mechanism(entry, id);
        var targets = Targets(entry, id, name ?? "", standard ?? "");
        var target = targets.Count == 0 ? null : targets.Find(one => one.Year == (year ?? 0)) ?? (targets[0].Year == 0 ? targets[0] : null);
        if (target is null && targets.Count > 0)
        {
            issues.Add(Issue.Warning("plan.targetOfOtherYears", entry.At(Column.Target), id));
        }
        var milestones = standard is null ? [] : StandardText.Milestones(standard);
        if (standard is not null)
        {
            Examine(entry, id, standard, target?.Target, milestones.Count > 0);
        }
        if (target?.Target is { Direction: not TargetDirection.AtLeast } turned)
        {
            issues.Add(Issue.Warning(turned.Direction == TargetDirection.AtMost ? "plan.directionAtMost" : "plan.directionExactly", entry.At(Column.Target), id));
        }
        var formula = standard is null ? new(null, null) : standards(standard, target?.Target.Unit, year);
        return new(id, kind, goal, number, name, null, Weight.Read(Percent(entry[Column.Weight])) ?? nameWeight, mechanism, method, standard, formula.Formula, formula.Suggested, milestones,
            target?.Target, [.. targets.Where(one => one.Year != 0)], NotNone(Cell(entry, Column.Unit, id) ?? ""), MediumTerm(entry, id));
    }

    private (int Number, string? Name, string? Weight) Name(Entry entry, int expected, bool numbered)
    {
        var text = CellJoin.OneLine(entry[Column.Name]);
        var own = Marker.Read(entry.NumberOf(Column.Name))?.Number;
        var marker = own is null ? IndicatorNumber.Read(text, expected) : null;
        marker = marker is { Shape: MarkerShape.Glued } && !numbered ? null : marker;
        var (name, weight) = Weight.Take(marker is { } found ? text[found.End..] : text);
        if (own is { } printed && printed != expected)
        {
            issues.Add(Issue.Warning("plan.indicatorNumberGap", entry.First.Place, printed, expected));
        }
        if (name.Length == 0)
        {
            return (own ?? expected, null, weight);
        }
        if (marker is { Shape: MarkerShape.Glued })
        {
            issues.Add(Issue.Information("plan.numberGlued", entry.At(Column.Name), expected, Excerpt.Of(name)));
        }
        return (own ?? expected, name, weight);
    }

    private string? Cell(Entry entry, Column column, string id)
    {
        var text = CellJoin.OneLine(entry[column]);
        if (text.Length == 0 && entry.First.Has(column))
        {
            issues.Add(Issue.Warning("plan.cellEmpty", entry.At(column), id, ColumnName.Of(column)));
        }
        return text.Length == 0 ? null : text;
    }

    private int? Mechanism(Entry entry, string id)
    {
        if (Cell(entry, Column.Mechanism, id) is not { } text)
        {
            return null;
        }
        var code = Numeral.Read(text, 0);
        if (code is not { } read || read.Length != text.Length)
        {
            issues.Add(Issue.Warning("plan.mechanismUnclear", entry.At(Column.Mechanism), id, Excerpt.Of(text)));
        }
        return code?.Value;
    }

    private List<YearTarget> Targets(Entry entry, string id, string name, string standard)
    {
        var printed = entry.Years.Select(one => one with { Text = CellJoin.OneLine(one.Text) }).ToList();
        if (CellJoin.OneLine(entry[Column.Target]) is { Length: > 0 } plain)
        {
            printed.Insert(0, new(0, plain));
        }
        if (printed.Count == 0)
        {
            if (entry.First.Has(Column.Target))
            {
                issues.Add(Issue.Warning("plan.cellEmpty", entry.First.Place, id, ColumnName.Of(Column.Target)));
            }
            return [];
        }
        // One column with a year in its name is the plan's own target.
        var single = printed.Count == 1 && entry.First.Layout.Count(slot => slot.Heading.Column == Column.Target) == 1;
        var direction = Direction.Of(name, standard);
        return printed.ConvertAll(one => new YearTarget(single ? 0 : one.Year, TargetText.Read(one.Text, direction, entry.At(Column.Target), issues)));
    }

    private void Examine(Entry entry, string id, string standard, Target? target, bool stepped)
    {
        if (StandardText.IsCut(standard))
        {
            issues.Add(Issue.Warning("plan.standardCut", entry.At(Column.Standard), id, standard[Math.Max(0, standard.Length - 10)..]));
        }
        if (target?.Unit is "%" or "‰" && !stepped && StandardText.LacksRatio(standard))
        {
            issues.Add(Issue.Warning("plan.formulaMissing", entry.At(Column.Standard), id, target.Text));
        }
    }

    private string? MediumTerm(Entry entry, string id)
    {
        var text = CellJoin.OneLine(entry[Column.Medium]);
        if (text.Length == 0 && entry.First.Has(Column.Medium))
        {
            issues.Add(Issue.Information("plan.cellEmpty", entry.First.Place, id, ColumnName.Of(Column.Medium)));
        }
        return tables.Has(TableKind.Key, Column.Medium) || tables.Has(TableKind.Common, Column.Medium) ? NotNone(text) : null;
    }

    private static string? NotNone(string text) => text.Length == 0 || Vocabulary.Is("none", text) ? null : text;

    // A column of weights may leave out the sign that its header has.
    private static string Percent(string text) => text.Length > 0 && char.IsDigit(Folding.Narrow(text[^1])) ? text + "%" : text.Trim('(', ')', '（', '）');
}
