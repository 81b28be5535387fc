namespace Guibiao.Formulas;

/// <summary>What an issue asks for: nothing (it says what was read how), a person's decision, or another text.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
