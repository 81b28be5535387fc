namespace Guibiao.Formulas;

/// <summary>
/// A measurement standard as it was read. Formula where every operator or the closer is printed, Suggested where a person has still
/// to agree; both are null where nothing can be computed, and then an error among the issues says why.
/// </summary>
public sealed record Standard(
    IReadOnlyList<Component> Components,
    Formula? Formula,
    Formula? Suggested,
    IReadOnlyList<FormulaIssue> Issues,
    IReadOnlyList<Mark> Marks)
{
    /// <summary>What the formula (or the suggestion) needs values of.</summary>
    public IReadOnlyList<Reference> References => (Formula ?? Suggested)?.References ?? [];

    /// <summary>The same with names that differ only by a final 數 kept apart; null where there are none. It holds where both have a value for one year.</summary>
    public Formula? Apart { get; init; }

    /// <summary>What single letters are said to mean (A：核准件數), both folded.</summary>
    public IReadOnlyDictionary<string, string> Definitions { get; init; } = new Dictionary<string, string>();

    /// <summary>Names with the remark that follows them, to the name; both folded.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>Finds names by keys as a person writes them.</summary>
    public KeyMatcher Keys(Formula formula, int? year = null) => new(formula.References, Definitions, Aliases, year);
}
