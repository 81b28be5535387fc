namespace Guibiao.Evidence;

/// <summary>A member of a code list for a time; <c>To</c> is exclusive. <c>Rank</c> orders an ordinal's members, larger is higher.</summary>
public sealed record ListMember(string Code, DateOnly From, DateOnly? To, Text Name, IReadOnlyList<string> Aliases, int? Rank = null)
{
    public bool IsOn(DateOnly date) => From <= date && (To is null || date < To);
}
