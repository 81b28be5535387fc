namespace Guibiao.Evidence;

/// <summary>How often a unit owes a register an entry or a nil return.</summary>
public enum Frequency
{
    Month,
    Year,
}
