namespace Guibiao.Evidence;

/// <summary>A department, office, body or mission of an agency, for as long as it exists; <c>To</c> is exclusive.</summary>
public sealed record Unit(string Code, string? Parent, string Kind, string? Region, Text Name, DateOnly? From = null, DateOnly? To = null)
{
    public bool IsOn(DateOnly date) => (From is null || From <= date) && (To is null || date < To);
}
