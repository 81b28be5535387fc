using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>One of an agency's people, with the roles that they have in it.</summary>
public sealed record AgencyPerson(Person Person, IReadOnlyList<HeldRole> Roles, bool IsOurs);

/// <summary>
/// What an administrator does with an agency's people. Roles are given and taken in the own agency alone; an account is disabled or reset only where every role that it has is in
/// agencies that the administrator administers: else one agency's administrator could take over another's people.
/// </summary>
public sealed class PeopleDesk(Store store, Accounts accounts, SecurityLog log, TimeProvider clock)
{
    /// <summary>Everybody with a role in the agency, by account.</summary>
    public IReadOnlyList<AgencyPerson> All(SignedIn who, string agency) => [.. store.Read(People.Everybody).Select(one => In(who, agency, one)).OfType<AgencyPerson>()];

    public AgencyPerson? Find(SignedIn who, string agency, string account) => store.Read(transaction => People.Who(transaction, account)) is { } one ? In(who, agency, one) : null;

    /// <summary>Lets somebody in, or gives one more role to who is in the agency already.</summary>
    public AccountResult Add(SignedIn who, string agency, string account, string? name, string? email, Role role, string? unit, DateOnly? expiresOn, string reason, bool byDirectory = false)
    {
        if (Denied(who, agency, account, reason) is { } denied)
        {
            return denied;
        }
        if ((TypedText.Refuse(name ?? "", TypedText.LongestName) ?? TypedText.Refuse(email ?? "", TypedText.LongestName)) is { } harmful)
        {
            return Refuse(account, harmful);
        }
        // Somebody else's account gets no role here by a name typed by chance.
        var known = AccountName.TryRead(account) is { } normal && store.Read(transaction => People.Find(transaction, normal)) is not null;
        return known && Find(who, agency, AccountName.Fold(account)) is null
            ? Refuse(account, Refusal.Of("account.taken", account))
            : accounts.Add(account, name, email, new HeldRole(agency, role, unit), expiresOn, By(who, reason), byDirectory);
    }

    public AccountResult Remove(SignedIn who, string agency, string account, Role role, string? unit, string reason) =>
        Denied(who, agency, account, reason) ?? accounts.Remove(account, new HeldRole(agency, role, unit), By(who, reason));

    public AccountResult Disable(SignedIn who, string agency, string account, string reason) => Whole(who, agency, account, reason) ?? accounts.Disable(account, By(who, reason));

    public AccountResult Reset(SignedIn who, string agency, string account, string reason) => Whole(who, agency, account, reason) ?? accounts.Reset(account, By(who, reason));

    private AccountResult? Whole(SignedIn who, string agency, string account, string reason) =>
        Denied(who, agency, account, reason)
        ?? (Find(who, agency, account) is not { } person ? Refuse(account, Refusal.Of("account.unknown", TypedText.Quoted(account)))
            : person.IsOurs ? null
            : Refuse(account, Refusal.Of("account.elsewhere", account)));

    private AccountResult? Denied(SignedIn who, string agency, string account, string reason) =>
        Gate.Refuse(log, who, Right.AdministerPeople, agency, account, By(who, reason)) is { } denied ? new AccountResult(account, null, [denied]) : null;

    private static AgencyPerson? In(SignedIn who, string agency, SignedIn one) => one.Agencies.Contains(agency)
        ? new AgencyPerson(one.Person, [.. one.Roles.Where(held => held.Agency == agency)], one.Agencies.All(held => who.May(Right.AdministerPeople, held)))
        : null;

    private static AccountResult Refuse(string account, Refusal refusal) => new(account, null, [refusal.Plain()]);

    private Change By(SignedIn who, string reason) => new(who.Person.Account, clock.GetUtcNow(), reason);
}
