using Guibiao.Documents;
using Guibiao.Plans;

namespace Guibiao.Packs;

/// <summary>What a pack says beyond the plan's document about an indicator: its key across years, what an officer confirmed, and which tally each term is.</summary>
public sealed record PackIndicator(
    string Id,
    string Key,
    string? Unit,
    TargetDirection? Direction,
    string? Formula,
    Change? Confirmed,
    IReadOnlyList<PackBinding> Bindings,
    Place Place);

/// <summary>A term of a formula (a component as #1, or a full name) and the tally that gives its number.</summary>
public sealed record PackBinding(string Term, string Tally, Place Place);
