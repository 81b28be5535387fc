using Guibiao.Plans;

namespace Guibiao.Packs;

/// <summary>
/// One year's plan of a pack: the document as read, with the names and directions that an officer confirmed, what reading it noticed, and its indicators with formulas in canonical
/// form and bindings by the identity of their terms.
/// </summary>
public sealed record PackPlan(int Year, Plan Plan, IReadOnlyList<Issue> Diagnostics, string? Source, IReadOnlyList<PackIndicator> Indicators, string File);
