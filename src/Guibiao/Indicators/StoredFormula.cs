namespace Guibiao.Indicators;

/// <summary>A version of an indicator's formula, as canonical text, and the event that made it.</summary>
public sealed record StoredFormula(string Indicator, int Version, string Canonical, FormulaStatus Status, long Event);

/// <summary>Read: printed in full. Suggested: not computed before a person agrees. Confirmed: a person did.</summary>
public enum FormulaStatus
{
    Read,
    Suggested,
    Confirmed,
}
