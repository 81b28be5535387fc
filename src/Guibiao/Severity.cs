namespace Guibiao;

/// <summary>Info: repaired, and why. Warning: a person has to decide. Error: why something is refused.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
