namespace Guibiao.Indicators;

/// <summary>What is added up: entries, a field's amounts, or a field's different values.</summary>
public enum TallyCount
{
    Entries,
    Sum,
    Distinct,
}
