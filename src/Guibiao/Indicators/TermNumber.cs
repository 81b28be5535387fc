using Guibiao.Formulas;

namespace Guibiao.Indicators;

/// <summary>
/// One term of a value. <c>Term</c> is how its binding writes it (#1, or the name), <c>Year</c> the fiscal year it was counted in, from <c>Period</c>'s first day to its last.
/// A share (X÷Y of a bound) comes from no tally: it has no period and no entries.
/// </summary>
public sealed record TermNumber(
    string Term,
    string Name,
    int Year,
    string? Tally,
    string? Register,
    string? Unit,
    Period? Period,
    Exact? Number,
    string? Display,
    long? Entries,
    Completeness Completeness,
    Text? Missing)
{
    public bool IsShare => Period is null;
}
