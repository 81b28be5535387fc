using System.Security.Cryptography;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>Who is signed in where. A session ends by its person, by an administrator's step, or when nobody used it for a while.</summary>
public sealed class Sessions(Store store, Accounts accounts, PasswordRules rules, TimeProvider clock)
{
    // Being seen is written down now and then: readers shall not all be writers, and what is written makes kept pages stale.
    private readonly TimeSpan grain = rules.IdleLimit / 10;

    public string Start(Person person, string address, string browser)
    {
        var (id, at) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), clock.GetUtcNow());
        store.Write(transaction =>
        {
            People.SignedIn(transaction, person.Account, at);
            return transaction.Connection!.Execute(
                "INSERT INTO session (session, person, started_at, seen_at, address, browser) VALUES (@id, @person, @now, @now, @address, @browser)",
                new { id, person = person.Account, now = Times.Print(at), address, browser = browser.Length > 200 ? browser[..200] : browser }, transaction);
        });
        return id;
    }

    /// <summary>Who a session that still holds belongs to, or null. The stamp is that of the account when the session began.</summary>
    public SignedIn? Resume(string id, string stamp)
    {
        var now = clock.GetUtcNow();
        var (session, who) = store.Read(transaction =>
        {
            var found = transaction.Connection!.QuerySingleOrDefault<Row>($"{Select} WHERE session = @id AND ended_at IS NULL", new { id }, transaction)?.ToSession();
            return found is null ? default : (found, People.Who(transaction, found.Account));
        });
        if (session is null || who is null || who.Person.Stamp != stamp || !accounts.IsOpen(who.Person) || now - session.SeenAt > rules.IdleLimit)
        {
            return null;
        }
        if (now - session.SeenAt > grain)
        {
            store.Write(transaction => transaction.Connection!.Execute("UPDATE session SET seen_at = @now WHERE session = @id", new { id, now = Times.Print(now) }, transaction));
        }
        return who;
    }

    /// <summary>Those that still hold, the latest first.</summary>
    public IReadOnlyList<Session> Of(string account) => store.Read(transaction => (IReadOnlyList<Session>)[.. transaction.Connection!.Query<Row>(
        $"{Select} WHERE person = @account AND ended_at IS NULL AND seen_at > @idle ORDER BY started_at DESC",
        new { account, idle = Times.Print(clock.GetUtcNow() - rules.IdleLimit) }, transaction).Select(row => row.ToSession())]);

    /// <summary>Ends a session of this person; another's stays.</summary>
    public bool End(string account, string id) => store.Write(transaction => transaction.Connection!.Execute(
        "UPDATE session SET ended_at = @now WHERE session = @id AND person = @account AND ended_at IS NULL", new { id, account, now = Times.Print(clock.GetUtcNow()) }, transaction)) == 1;

    private const string Select = "SELECT session, person, started_at, seen_at, address, browser FROM session";

    // Named as the table's columns are.
    private sealed record Row(string session, string person, string started_at, string seen_at, string address, string browser)
    {
        public Session ToSession() => new(session, person, Times.Read(started_at), Times.Read(seen_at), address, browser);
    }
}
