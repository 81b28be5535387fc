namespace Guibiao.Formulas;

/// <summary>What is gathered while a standard is read, and the standard made of it.</summary>
internal sealed class Reading(FoldedText text, Asked asked)
{
    private readonly List<FormulaIssue> _issues = [];
    private readonly List<Mark> _marks = [];
    private readonly Dictionary<string, string> _aliases = [];

    public List<Component> Components { get; } = [];
    public FoldedText Text => text;
    public Asked Asked => asked;
    public Definitions Definitions { get; } = Definitions.In(text);

    // What is about the whole text stands at its first character.
    public void Note(FormulaIssue issue) => _issues.Add(issue with { Position = issue.Position ?? 1 });

    public void Mark(int from, int to, MarkKind kind, string? key = null)
    {
        if (to > from)
        {
            _marks.Add(new(text.Start(from), text.End(to) - text.Start(from), kind, key));
        }
    }

    /// <summary>Takes over what a segment noticed and where its names stand.</summary>
    public void Take(Segment segment, Scope scope)
    {
        _issues.AddRange(segment.Issues);
        foreach (var use in segment.Uses)
        {
            var key = use.Key ?? (use.Name.Length > 0 && scope.Components.TryGetValue(NameText.Fold(use.Name), out var component) ? component : null);
            Mark(use.Start, use.End, use.IsYearAlone ? MarkKind.Year : MarkKind.Name, key);
        }
        foreach (var (full, name) in segment.Remarked)
        {
            _aliases.TryAdd(full, name);
        }
    }

    public Standard Invalid(FormulaIssue failure) => Standard(null, null, [failure, .. _issues]);

    /// <summary>A formula in the unit that is asked for; suggested where something in it isn't printed.</summary>
    public Standard Settled(Expression tree, bool suggested, bool isPercent = false, string? countUnit = null, bool countedTogether = false, Expression? apart = null)
    {
        if (asked.Unit != ResultUnit.Plain && Finish.FinalHundred(tree, asked.Unit) is { } percent)
        {
            Note(FormulaIssue.Warning("final-hundred", text.Position(LastTimes()), asked.Unit == ResultUnit.Percent ? "×100" : "×1000", asked.Unit == ResultUnit.Percent ? "100%" : "1000‰"));
            (tree, apart, suggested) = (percent, apart is null ? null : Finish.FinalHundred(apart, asked.Unit) ?? apart, true);
        }
        var unit = asked.Unit != ResultUnit.Plain ? asked.Unit : isPercent && Units.Of(tree) == ResultUnit.Plain ? ResultUnit.Percent : ResultUnit.Plain;
        var formula = Of(tree);
        return Standard(suggested ? null : formula, suggested ? formula : null, _issues) with { Apart = apart is null ? null : Of(apart) };

        Formula Of(Expression one)
        {
            var shown = Units.In(unit, one);
            return new(shown, Units.Of(shown) == ResultUnit.Plain ? asked.CountUnit ?? countUnit : null, null, countedTogether, suggested);
        }
    }

    /// <summary>A count: one component 1, formula #1.</summary>
    public Standard Count(Component component, bool suggested, bool isPercent)
    {
        Components.Add(component);
        var input = new Input(new(component.Name, 0, component.Key));
        var unit = asked.Unit != ResultUnit.Plain ? asked.Unit : isPercent ? ResultUnit.Percent : ResultUnit.Plain;
        var formula = suggested
            ? new Formula(Units.In(unit, input), asked.CountUnit ?? component.Unit, unit, isSuggestion: true)
            : new Formula(input, asked.CountUnit ?? component.Unit, unit);
        return Standard(suggested ? null : formula, suggested ? formula : null, _issues);
    }

    private int LastTimes()
    {
        var i = text.Length - 1;
        while (i > 0 && OperatorSigns.At(text, i) != Operator.Times)
        {
            i--;
        }
        return i;
    }

    private Standard Standard(Formula? formula, Formula? suggested, IEnumerable<FormulaIssue> issues) =>
        new([.. Components], formula, suggested, [.. issues.OrderByDescending(issue => (int)issue.Severity)], [.. _marks.OrderBy(mark => mark.Start).ThenByDescending(mark => mark.Length)])
        {
            Definitions = Definitions.Meanings,
            Aliases = _aliases,
        };
}
