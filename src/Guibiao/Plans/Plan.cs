namespace Guibiao.Plans;

/// <summary>One agency's plan for one fiscal year, as its document says it. Texts are as printed.</summary>
public sealed record Plan(
    string? Agency,
    int? FiscalYear,
    string? Title,
    IReadOnlyList<string> Preamble,
    IReadOnlyList<Goal> Goals,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Mechanism> Mechanisms,
    IReadOnlyList<WorkPlan> WorkPlans);

/// <summary>Key goals are the agency's own; common goals are the same for all agencies.</summary>
public enum GoalKind
{
    Key,
    Common,
}

public sealed record Goal(GoalKind Kind, int Number, string Title, string? Weight, IReadOnlyList<Objective> Objectives);

/// <summary>An objective in the goal's own line has no number.</summary>
public sealed record Objective(int? Number, string Text);

/// <summary>What a year is measured by. The id is a place in one year's plan: 1.1, C2.1. Formula and suggested are canonical formula texts read from the standard.</summary>
public sealed record Indicator(
    string Id,
    GoalKind Kind,
    int Goal,
    int Number,
    string? Name,
    string? SuggestedName,
    string? Weight,
    int? Mechanism,
    string? Method,
    string? Standard,
    string? Formula,
    string? Suggested,
    IReadOnlyList<Milestone> Milestones,
    Target? Target,
    IReadOnlyList<YearTarget> YearTargets,
    string? UnitInCharge,
    string? MediumTerm);

/// <summary>One step of a standard that counts steps: 完成委託 25%. Value is as printed, number the plain number.</summary>
public sealed record Milestone(string Text, string Value, string Number, string? Unit);

public enum TargetDirection
{
    AtLeast,
    AtMost,
    Exactly,
}

/// <summary>What is to be reached. Value is as printed (0.5 of 0.5%), number the plain number (0.005); both are null where the text holds no number.</summary>
public sealed record Target(string Text, string? Value, string? Number, string? Unit, string? Qualifier, TargetDirection Direction, bool DirectionConfirmed);

/// <summary>The target of one year where the plan prints several.</summary>
public sealed record YearTarget(int Year, Target Target);

/// <summary>A way of evaluation, known in the tables by its code.</summary>
public sealed record Mechanism(int Code, string Text);

public sealed record WorkPlan(string? Name, IReadOnlyList<WorkItem> Items);

public sealed record WorkItem(string? Name, string? Category, string? ControlLevel, string? Budget, IReadOnlyList<string> Contents, IReadOnlyList<Link> Links);

/// <summary>An item's tie to an indicator: its id where the text equals a name, else the best candidate for a person to confirm.</summary>
public sealed record Link(string Text, string? Indicator, string? Suggested);
