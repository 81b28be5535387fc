namespace Guibiao.Plans;

/// <summary>A version of a year's plan in the store; it is written once and never changes. Diagnostics are what reading its document noticed.</summary>
public sealed record StoredPlan(int Year, int Version, string Status, Plan Plan, string? Source, IReadOnlyList<Issue> Diagnostics, long Event);
