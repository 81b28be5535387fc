namespace Guibiao.Formulas;

/// <summary>What a stretch of text is read against: the year, whether / divides, and the components and the total that the sentences before it named.</summary>
internal sealed record Scope(int? Year, bool SlashDivides)
{
    /// <summary>Component keys by folded name.</summary>
    public IReadOnlyDictionary<string, string> Components { get; init; } = new Dictionary<string, string>();

    /// <summary>Component names by key.</summary>
    public IReadOnlyDictionary<string, string> ComponentNames { get; init; } = new Dictionary<string, string>();

    /// <summary>What a component is computed as, where it has a formula of its own.</summary>
    public IReadOnlyDictionary<string, Expression> ComponentTrees { get; init; } = new Dictionary<string, Expression>();

    public Expression? Total { get; init; }

    /// <summary>What the stretch goes on from: 以上合計，再除以2.</summary>
    public Expression? Begin { get; init; }

    /// <summary>Whether a folded name means the total.</summary>
    public Func<string, bool> IsTotal { get; init; } = _ => false;

    /// <summary>What a year word alone may stand for when the formula names nothing else with a year; from the label.</summary>
    public string? LabelName { get; init; }

    /// <summary>Whether a plain number that is a component's key means the component: (1+2)÷3×100%.</summary>
    public bool DigitsAreComponents { get; init; }
}
