using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.History;
using Guibiao.Mail;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>Asks people in by a link that works once and for a week: they choose their own password, and nobody else ever knew one.</summary>
public sealed class Invitations(Store store, Accounts accounts, SecurityLog log, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private const string Select = "SELECT agency, person, by, made_at, expires_at, mail, accepted_at, withdrawn_at FROM invitation";

    /// <summary>Makes one, in place of any before it, and returns the secret of its link, which is kept nowhere; null where the account isn't waiting for its first password.</summary>
    public string? Make(string agency, string account, Change change)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return store.Write(agency, transaction =>
        {
            if (People.Find(transaction, account) is not { MustChange: true, LastSignInAt: null, Disabled: false })
            {
                return null;
            }
            transaction.Connection!.Execute(
                """
                INSERT INTO invitation (agency, person, digest, by, made_at, expires_at) VALUES (@agency, @account, @digest, @By, @made, @expires)
                ON CONFLICT (agency, person) DO UPDATE SET digest = excluded.digest, by = excluded.by, made_at = excluded.made_at, expires_at = excluded.expires_at,
                  mail = NULL, accepted_at = NULL, withdrawn_at = NULL
                """,
                new { agency, account, digest = Digest(secret), change.By, made = Times.Print(change.At), expires = Times.Print(change.At + Life) }, transaction);
            EventLog.Append(transaction, agency, change, "person.invite", account, new JsonObject { ["expires"] = Times.Print(change.At + Life) });
            return secret;
        });
    }

    /// <summary>Sends the link, and keeps how that went. Null where the letter is with the server, else why it isn't.</summary>
    public async Task<Text?> Send(string agency, string account, Uri link, Post post, CancellationToken stop = default)
    {
        var (person, name) = store.Read(transaction => (People.Find(transaction, account)!, Evidence.Agencies.Find(transaction, agency)!.Name));
        var wrong = person.Email is null ? Messages.Get("mail.noAddress", account) : await post.Send(Write(person, name, link), stop);
        store.Write(agency, transaction => transaction.Connection!.Execute(
            "UPDATE invitation SET mail = @mail WHERE agency = @agency AND person = @account", new { agency, account, mail = wrong?.Chinese ?? "" }, transaction));
        return wrong;
    }

    /// <summary>Takes it back: its link opens nothing any more.</summary>
    public bool Withdraw(string agency, string account, Change change) => store.Write(agency, transaction =>
    {
        var taken = transaction.Connection!.Execute(
            "UPDATE invitation SET withdrawn_at = @at WHERE agency = @agency AND person = @account AND accepted_at IS NULL AND withdrawn_at IS NULL", new { agency, account, at = Times.Print(change.At) }, transaction) == 1;
        if (taken)
        {
            EventLog.Append(transaction, agency, change, "person.invite.end", account, new JsonObject());
        }
        return taken;
    });

    /// <summary>An agency's, the newest first.</summary>
    public IReadOnlyList<Invitation> Of(string agency) => store.Read(agency, transaction => (IReadOnlyList<Invitation>)[
        .. transaction.Connection!.Query<Row>($"{Select} WHERE agency = @agency ORDER BY made_at DESC", new { agency }, transaction).Select(row => row.Invitation())]);

    /// <summary>Whom a link lets in: null where it is unknown, used, withdrawn or too old, and nobody is told which.</summary>
    public Person? Open(string agency, string secret) => Find(agency, secret) is { } found ? store.Read(transaction => People.Find(transaction, found.Account)) : null;

    /// <summary>The person chooses a password, and the link is used. Errors are sentences; a null person is a link that opens nothing.</summary>
    public async Task<(Person? Person, IReadOnlyList<Text> Wrong)> Accept(string agency, string secret, string password)
    {
        if (Find(agency, secret) is not { } found || store.Read(transaction => People.Find(transaction, found.Account)) is not { } person)
        {
            return (null, []);
        }
        var wrong = await accounts.ChooseFirstPassword(person, password);
        if (wrong.Count > 0)
        {
            return (person, wrong);
        }
        // Of two at once the account's own count of changes let one through.
        store.Write(found.Agency, transaction => transaction.Connection!.Execute(
            "UPDATE invitation SET accepted_at = @now WHERE agency = @Agency AND person = @Account", new { found.Agency, found.Account, now = Times.Print(clock.GetUtcNow()) }, transaction));
        log.Tell(person.Account, found.Agency, "invitation.accept", person.Account);
        return (person, []);
    }

    private Invitation? Find(string agency, string secret)
    {
        var found = store.Read(agency, transaction => transaction.Connection!.QuerySingleOrDefault<Row>(
            $"{Select} WHERE agency = @agency AND digest = @digest", new { agency, digest = Digest(secret) }, transaction))?.Invitation();
        return found?.State(clock.GetUtcNow()) is "open" or "sent" or "failed" ? found : null;
    }

    private static Letter Write(Person person, Text agency, Uri link)
    {
        var (subject, body) = (Messages.Get("invitation.subject", agency), Messages.Get("invitation.body", person.Name, agency, person.Account, link, (int)Life.TotalDays));
        return new Letter(person.Email!, person.Name, $"{subject.Chinese} {subject.English}", $"{body.Chinese}\n\n{body.English}\n", $"<!DOCTYPE html><html lang=\"zh-Hant-TW\"><body>{Html(body.Chinese)}<hr><div lang=\"en\">{Html(body.English)}</div></body></html>");

        string Html(string text) => string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            $"<p>{WebUtility.HtmlEncode(line).Replace(WebUtility.HtmlEncode(link.AbsoluteUri), $"<a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">{WebUtility.HtmlEncode(link.AbsoluteUri)}</a>", StringComparison.Ordinal)}</p>"));
    }

    // 192 bits of chance: nobody finds one by trying.
    private static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    // Named as the table's columns are.
    private sealed record Row(string agency, string person, string by, string made_at, string expires_at, string? mail, string? accepted_at, string? withdrawn_at)
    {
        public Invitation Invitation() => new(agency, person, by, Times.Read(made_at), Times.Read(expires_at), mail, Time(accepted_at), Time(withdrawn_at));

        private static DateTimeOffset? Time(string? text) => text is null ? null : Times.Read(text);
    }
}
