namespace Guibiao.Formulas;

/// <summary>What one numbered component says: what is counted (one or more parts), a formula of its own, or a milestone.</summary>
internal sealed record ItemReading(string Key, string Name)
{
    public IReadOnlyList<Component> Parts { get; init; } = [];
    public Expression? Tree { get; init; }

    /// <summary>A ratio or another formula of its own, rather than a count.</summary>
    public bool IsFormula { get; init; }

    /// <summary>What is said in prose or cut off: the whole is only suggested.</summary>
    public bool IsGuess { get; init; }

    public bool IsPercent { get; init; }

    /// <summary>The n% that it ends in.</summary>
    public Literal? Milestone { get; init; }

    /// <summary>The n% that it weighs: （權重60%）, or （60%） and 占60% where the closer speaks of weights.</summary>
    public Weight? Weight { get; init; }

    public FormulaIssue? Failure { get; init; }
}
