using Guibiao.Formulas;
using Guibiao.Plans;
using Guibiao.Reviews;

namespace Guibiao.Indicators;

/// <summary>
/// 實際值: an indicator's computed result for a date, with all it was computed from. <c>Number</c> is exact and null where it is missing, then <c>Missing</c> says why;
/// <c>Display</c> is what people see. <c>Formula</c> is the canonical text that was computed with.
/// </summary>
public sealed record Value(
    string Indicator,
    string Key,
    int Year,
    DateOnly At,
    string? Name,
    string? Formula,
    FormulaStatus? FormulaStatus,
    Exact? Number,
    string? Unit,
    string? Display,
    Target? Target,
    Exact? Achievement,
    string? AchievementDisplay,
    Light Light,
    IReadOnlyList<TermNumber> Terms,
    Completeness Completeness,
    IReadOnlyList<Text> Missing);
