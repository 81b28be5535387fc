using Guibiao.Formulas;
using Guibiao.Plans;

namespace Guibiao.Reviews;

/// <summary>One line of a scheme: what it asks (null: anything) and what it says then.</summary>
public sealed record RatingRule<T>(NumberKind? Value, NumberKind? Target, TargetDirection? Direction, bool? Growth, bool? Reached, Exact? From, T Is)
{
    public bool Fits(RatedCase of, Exact? achievement) =>
        (Value is null || IsOf(Value.Value, of.Value))
        && (Target is null || IsOf(Target.Value, of.Target))
        && (Direction is null || Direction == of.Direction)
        && (Growth is null || Growth == of.IsGrowth)
        && (Reached is null || Reached == of.IsReached)
        && (From is null || achievement >= From);

    private static bool IsOf(NumberKind kind, Exact? number) => kind switch
    {
        NumberKind.Missing => number is null,
        NumberKind.Negative => number?.Sign < 0,
        _ => number?.Sign <= 0,
    };
}

/// <summary>What a rule may ask of a number.</summary>
public enum NumberKind
{
    Missing,
    Negative,
    NotPositive,
}

/// <summary>How a rule computes the achievement.</summary>
public enum AchievementKind
{
    None,
    Zero,
    Whole,
    ValueOverTarget,
    TargetOverValue,
}
