namespace Guibiao.Formulas;

/// <summary>How a result is shown: as a plain number (with or without a count's unit), in percent or per mille.</summary>
public enum ResultUnit
{
    Plain,
    Percent,
    PerMille,
}
