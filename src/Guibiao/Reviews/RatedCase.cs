using Guibiao.Formulas;
using Guibiao.Plans;

namespace Guibiao.Reviews;

/// <summary>What is rated: a value (null where it is missing) against a target (null where the plan has none), and whether the value is growth over an earlier year.</summary>
public sealed record RatedCase(Exact? Value, Exact? Target, TargetDirection Direction, bool IsGrowth)
{
    public bool IsReached => Value is { } value && Target is { } target && Direction switch
    {
        TargetDirection.AtLeast => value >= target,
        TargetDirection.AtMost => value <= target,
        _ => value == target,
    };
}
