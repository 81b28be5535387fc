namespace Guibiao.Access;

/// <summary>Somebody who showed who they are, with the roles that they have at this moment. <c>Scope</c> is what a token may; null is everything that its person may.</summary>
public sealed record SignedIn(Person Person, IReadOnlyList<HeldRole> Roles, IReadOnlyList<Right>? Scope = null)
{
    /// <summary>True where the person has the right in the agency or in some unit of it.</summary>
    public bool May(Right right, string agency) => Holding(right, agency).Any();

    public bool May(Right right, string agency, string unit) => Holding(right, agency).Any(held => held.Unit is null || held.Unit == unit);

    /// <summary>The units in which the person has the right; null is all of them.</summary>
    public IReadOnlyList<string>? Units(Right right, string agency) =>
        Holding(right, agency).ToList() is var held && held.Any(one => one.Unit is null) ? null : [.. held.Select(one => one.Unit!).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The agencies in which the person has a role.</summary>
    public IReadOnlyList<string> Agencies => [.. Roles.Select(held => held.Agency).Distinct()];

    private IEnumerable<HeldRole> Holding(Right right, string agency) =>
        Scope is { } scope && !scope.Contains(right) ? [] : Roles.Where(held => held.Agency == agency && Rights.Of(held.Role).Contains(right));
}
