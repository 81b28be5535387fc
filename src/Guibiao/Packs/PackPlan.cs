using Guibiao.Plans;

namespace Guibiao.Packs;

/// <summary>One year's plan of a pack: the document as read, with the names and directions that an officer confirmed, and its indicators' formulas.</summary>
public sealed record PackPlan(int Year, Plan Plan, string? Source, IReadOnlyList<PackIndicator> Indicators, string File);
