namespace Guibiao.Formulas;

/// <summary>A stretch of the printed standard that was understood (0-based UTF-16 units of the text as given); Key is the component's, if any.</summary>
public sealed record Mark(int Start, int Length, MarkKind Kind, string? Key);

/// <summary>What a marked stretch is.</summary>
public enum MarkKind
{
    Component,
    Name,
    Year,
    Label,
    Closer,
    Formula,
}
