using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>帳號清查: one account of an agency's, when and by whom it was last said to be needed, and by when that is to be said again.</summary>
public sealed record YearlyLine(AgencyPerson One, DateTimeOffset? ConfirmedAt, string? ConfirmedBy, DateOnly Due, bool IsOverdue)
{
    public JsonObject ToJson() => new()
    {
        ["account"] = One.Person.Account,
        ["name"] = One.Person.Name,
        ["roles"] = new JsonArray([.. One.Roles.Select(held => JsonValue.Create(held.Unit is null ? held.Role.Word() : $"{held.Role.Word()}/{held.Unit}"))]),
        ["lastSignIn"] = One.Person.LastSignInAt is { } time ? Times.Print(time) : null,
        ["expires"] = One.Person.ExpiresOn is { } day ? Times.Print(day) : null,
        ["twoStep"] = One.Person.TwoStep,
        ["disabled"] = One.Person.Disabled,
        ["confirmed"] = ConfirmedAt is { } at ? Times.Print(at) : null,
        ["by"] = ConfirmedBy,
        ["due"] = Times.Print(Due),
        ["overdue"] = IsOverdue,
    };

    public IEnumerable<string> ToRow() =>
    [
        One.Person.Account, One.Person.Name, string.Join(' ', One.Roles.Select(held => held.Unit is null ? held.Role.Word() : $"{held.Role.Word()}/{held.Unit}")),
        One.Person.LastSignInAt is { } time ? Times.Print(time) : "", One.Person.ExpiresOn is { } day ? Times.Print(day) : "", One.Person.TwoStep ? "yes" : "no", One.Person.Disabled ? "yes" : "no",
        ConfirmedAt is { } at ? Times.Print(at) : "", ConfirmedBy ?? "", Times.Print(Due), IsOverdue ? "yes" : "no",
    ];
}

/// <summary>Once a year an administrator says of every account of the agency whether it is still needed; of one's own, somebody else does where there is somebody.</summary>
public sealed class YearlyList(Store store, PeopleDesk desk, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Head = ["account", "name", "roles", "last_sign_in", "expires", "two_step", "disabled", "confirmed", "by", "due", "overdue"];

    /// <summary>The agency's accounts that can still be signed in to, those due first at the head.</summary>
    public IReadOnlyList<YearlyLine> Of(SignedIn who, string agency)
    {
        var today = Times.Day(clock.GetUtcNow());
        var confirmed = store.Read(agency, transaction => transaction.Connection!.Query<(string Person, string At, string By)>(
            "SELECT person, at, by FROM confirmed WHERE agency = @agency", new { agency }, transaction).ToDictionary(row => row.Person, StringComparer.Ordinal));
        return
        [
            .. from one in desk.All(who, agency)
               where !one.Person.Disabled
               let told = confirmed.TryGetValue(one.Person.Account, out var row) ? row : default
               let at = told.At is null ? (DateTimeOffset?)null : Times.Read(told.At)
               let due = Times.Day(at ?? one.Person.CreatedAt).AddYears(1)
               orderby due, one.Person.Account
               select new YearlyLine(one, at, told.By, due, due <= today),
        ];
    }

    /// <summary>Says of some accounts that they are needed. One event with the list; what is refused is told, and then nothing is stored.</summary>
    public IReadOnlyList<Issue> Confirm(SignedIn who, string agency, IReadOnlyList<string> named, string reason)
    {
        var change = new Change(who.Person.Account, clock.GetUtcNow(), reason);
        var lines = Of(who, agency);
        var issues = new List<Issue>();
        foreach (var account in named.Where(account => lines.All(line => line.One.Person.Account != account)))
        {
            issues.Add(Refusal.Of("account.unknown", TypedText.Quoted(account)).Plain());
        }
        if (named.Contains(who.Person.Account) && lines.Any(line => line.One.Person.Account != who.Person.Account && line.One.Roles.Any(held => held.Role == Role.Administrator)))
        {
            issues.Add(Refusal.Of("yearly.own").Plain());
        }
        if (change.Refuse()?.Plain() is { } harmful)
        {
            issues.Add(harmful);
        }
        if (issues.Count > 0 || named.Count == 0)
        {
            return issues;
        }
        store.Write(agency, transaction =>
        {
            foreach (var account in named)
            {
                transaction.Connection!.Execute(
                    "INSERT INTO confirmed (agency, person, at, by) VALUES (@agency, @account, @at, @By) ON CONFLICT (agency, person) DO UPDATE SET at = excluded.at, by = excluded.by",
                    new { agency, account, at = Times.Print(change.At), change.By }, transaction);
            }
            return EventLog.Append(transaction, agency, change, "person.confirm", agency, new JsonObject
            {
                ["accounts"] = new JsonArray([.. named.Order(StringComparer.Ordinal).Select(account => JsonValue.Create(account))]),
                ["count"] = named.Count.ToString(CultureInfo.InvariantCulture),
            });
        });
        return [];
    }
}
