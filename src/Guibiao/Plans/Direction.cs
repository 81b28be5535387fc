namespace Guibiao.Plans;

/// <summary>Which side of a target is the good one.</summary>
public enum Direction
{
    AtLeast,
    AtMost,
    Exactly,
}
