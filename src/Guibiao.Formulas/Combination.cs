namespace Guibiao.Formulas;

/// <summary>How numbered components come together: as the closer says, else as is only suggested.</summary>
internal sealed class Combination(IReadOnlyList<ItemReading> items, Closer? closer, Asked asked, Reading reading)
{
    private Expression? _tree;

    private bool AreMilestones => !IsWeighted && items.All(item => item.Milestone is not null);

    // 權重60% says so itself; 占60% and （60%） are weights where the closer says so, or adds all of them to a whole.
    private bool IsWeighted => items.All(item => item.Weight is not null) && (SaysWeights || (closer is { IsMean: false } && WeighAll(item => item.Weight!.Percent)));

    private bool SaysWeights => closer is { IsWeighted: true } || items.All(item => item.Weight is { IsSaid: true });

    /// <summary>The weighted sum, the mean or the sum of all; of milestones the furthest, unless their sum is asked for and makes a whole.</summary>
    public Expression Tree => _tree ??= IsWeighted ? Weighted() : closer is { IsMean: true } ? Mean() : AreMilestones && !WeighAll(item => item.Milestone!) ? Furthest() : Sum();

    /// <summary>The unit of the sum: as its name says, else the components' own where they have one.</summary>
    public string? CountUnit
    {
        get
        {
            var units = items.SelectMany(item => item.Parts).Select(part => part.Unit).Distinct().ToList();
            return (closer?.Name is { } name ? Measures.UnitOf(name) : null) ?? (units.Count == 1 ? units[0] : null);
        }
    }

    public Standard Standard()
    {
        var guess = items.Any(item => item.IsGuess) || AreMilestones;
        if (closer is { Grows: true })
        {
            return Growth("growth-from-prose");
        }
        if (SaysWeights)
        {
            NoteWeights();
            guess |= !IsWeighted || closer is null;
        }
        if (closer is not null)
        {
            if (IsWeighted && !SaysWeights)
            {
                reading.Note(FormulaIssue.Warning("weights-read", null));
                guess = true;
            }
            if (AreMilestones)
            {
                reading.Note(FormulaIssue.Warning("milestones-closed", null));
            }
            return reading.Settled(Tree, guess, closer.IsMean && closer.IsRatio, CountUnit, countedTogether: true);
        }
        if (IsWeighted)
        {
            reading.Note(FormulaIssue.Warning("combination-not-stated-weighted", null));
            return reading.Settled(Tree, suggested: true);
        }
        if (AreMilestones)
        {
            reading.Note(FormulaIssue.Warning("milestones", null));
            return reading.Settled(Furthest(), suggested: true, isPercent: true);
        }
        if (Pooled() is { } pooled)
        {
            reading.Note(FormulaIssue.Warning("combination-not-stated-pooled", null));
            return reading.Settled(pooled, suggested: true, isPercent: items.All(item => item.IsPercent));
        }
        if (asked.Unit != ResultUnit.Plain)
        {
            return Growth("combination-not-stated-growth");
        }
        reading.Note(FormulaIssue.Warning("combination-not-stated-sum", null));
        NoteMixedUnits();
        return reading.Settled(Tree, suggested: true, countUnit: CountUnit);
    }

    /// <summary>Growth of the total, where the sentence after the closer names it (以較上年度成長率為達成值).</summary>
    public Standard? GrowthNamedIn(int from, int to) =>
        closer is not null && Closer.SaysGrowth(reading.Text.Chars[from..to])
            ? Growth("growth-from-prose")
            : null;

    private Standard Growth(string code)
    {
        var growth = new Function(FunctionName.Growth, [Tree]);
        reading.Note(FormulaIssue.Warning(code, null, CanonicalPrinter.Print(growth)));
        if (closer is null)
        {
            NoteMixedUnits();
        }
        return reading.Settled(growth, suggested: true, isPercent: true, countedTogether: closer is not null);
    }

    private void NoteMixedUnits()
    {
        var units = items.SelectMany(item => item.Parts).Select(part => part.Unit).OfType<string>().Distinct().ToList();
        if (units.Count > 1)
        {
            reading.Note(FormulaIssue.Warning("units-differ", null, string.Join("、", units)));
        }
    }

    private void NoteWeights()
    {
        if (!IsWeighted)
        {
            reading.Note(FormulaIssue.Warning("weights-missing", null));
        }
        else if (!WeighAll(item => item.Weight!.Percent))
        {
            reading.Note(FormulaIssue.Warning("weights-not-whole", null));
        }
    }

    private bool WeighAll(Func<ItemReading, Literal> of) => items.Select(item => of(item).Printed).Aggregate(Exact.Zero, Exact.Add) == 100;

    private Chain Weighted() =>
        Added(items.Select(item => item.Tree is Chain { IsSum: false } product
            ? new Chain(product.First, [.. product.Rest, new(Operator.Times, item.Weight!.Percent)])
            : new Chain(item.Tree!, [new(Operator.Times, item.Weight!.Percent)])));

    private Function Furthest() => new(FunctionName.Max, [.. items.Select(Reached)]);

    private Function Mean() => new(FunctionName.Mean, [.. items.Select(item => Milestone(item) ?? item.Tree!)]);

    private Expression Sum()
    {
        // A component with two counts adds both; one chain for all keeps the text plain.
        var parts = items.SelectMany(item => Milestone(item) is { } reached ? [reached] : item is { IsFormula: false, Tree: Chain counts } ? counts.Children() : [item.Tree!]).ToList();
        return parts.Count == 1 ? parts[0] : new Chain(parts[0], [.. parts.Skip(1).Select(part => new Link(Operator.Plus, part))]);
    }

    private Expression? Milestone(ItemReading item) => AreMilestones ? Reached(item) : null;

    // 若(#1≥1,30%,0): a milestone is reached where its value is 1.
    private static Choice Reached(ItemReading item) =>
        new(item.Tree!, Comparison.AtLeast, new Literal(1, NumberKind.Plain), item.Milestone!, new Literal(0, NumberKind.Plain));

    // Ratios are averaged only where the text says so: several ratios add numerators and denominators apart.
    private Expression? Pooled()
    {
        var ratios = items.Select(item => item.IsFormula ? Shape.WithoutWhole(item.Tree!) as Chain : null).ToList();
        if (!ratios.TrueForAll(ratio => ratio is { IsSum: false, Rest: [{ Operator: Operator.Over }] }))
        {
            return null;
        }
        var over = Added(ratios.Select(ratio => ratio!.First));
        var under = Added(ratios.Select(ratio => ratio!.Rest[0].Operand));
        var whole = items.All(item => item.IsPercent) ? new Link[] { new(Operator.Times, new Literal(100, NumberKind.Percent)) } : [];
        return new Chain(over, [new(Operator.Over, under), .. whole]);
    }

    private static Chain Added(IEnumerable<Expression> parts)
    {
        var all = parts.ToList();
        return new(all[0], [.. all.Skip(1).Select(part => new Link(Operator.Plus, part))]);
    }
}
