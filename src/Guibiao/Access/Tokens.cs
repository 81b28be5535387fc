using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>Keys with which programs use the API in a person's name: part of what the person may, until a day.</summary>
public sealed class Tokens(Store store, Accounts accounts, SecurityLog log, TimeProvider clock)
{
    /// <summary>No token holds longer than a year.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private const string Mark = "gb_";
    private const string Select = "SELECT digest, person, name, rights, created_at, expires_on, used_at FROM token";

    // Use is written down once a minute at most.
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Makes one and returns its secret, which is kept nowhere; or an issue.</summary>
    public (string? Secret, Issue? Issue) Make(Person person, string name, IReadOnlyList<Right> rights, DateOnly expiresOn)
    {
        var (now, today) = (clock.GetUtcNow(), IndicatorEvaluator.Today(clock));
        if (string.IsNullOrWhiteSpace(name) || rights.Count == 0)
        {
            return (null, Refusal.Of("token.incomplete").Plain());
        }
        if (expiresOn <= today || expiresOn > today.AddDays(Longest.Days))
        {
            return (null, Refusal.Of("token.expires", today.AddDays(Longest.Days)).Plain());
        }
        var secret = Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        store.Write(transaction => transaction.Connection!.Execute(
            "INSERT INTO token (digest, person, name, rights, created_at, expires_on) VALUES (@digest, @person, @name, @rights, @now, @expires)",
            new { digest = Digest(secret), person = person.Account, name = name.Trim(), rights = string.Join(' ', rights.Select(right => right.Word())), now = Times.Print(now), expires = Times.Print(expiresOn) }, transaction));
        log.Tell(person.Account, "", "token.make", name.Trim(), new JsonObject { ["rights"] = new JsonArray([.. rights.Select(right => JsonValue.Create(right.Word()))]), ["expires_on"] = Times.Print(expiresOn) });
        return (secret, null);
    }

    /// <summary>Who comes with this secret, or null.</summary>
    public SignedIn? Resume(string secret)
    {
        if (!secret.StartsWith(Mark, StringComparison.Ordinal))
        {
            return null;
        }
        var now = clock.GetUtcNow();
        var (token, who) = store.Read(transaction =>
        {
            var found = transaction.Connection!.QuerySingleOrDefault<Row>($"{Select} WHERE digest = @digest AND ended_at IS NULL", new { digest = Digest(secret) }, transaction)?.ToToken();
            return found is null ? default : (found, People.Who(transaction, found.Account));
        });
        if (token is null || who is null || !accounts.IsOpen(who.Person) || who.Person.MustChange || IndicatorEvaluator.Today(clock) >= token.ExpiresOn)
        {
            return null;
        }
        if (token.UsedAt is not { } used || now - used > Grain)
        {
            store.Write(transaction => transaction.Connection!.Execute("UPDATE token SET used_at = @now WHERE digest = @Digest", new { token.Digest, now = Times.Print(now) }, transaction));
        }
        return who with { Scope = token.Rights };
    }

    /// <summary>Those that were not ended, the newest first; expired ones too, so that their owner sees why a program stopped.</summary>
    public IReadOnlyList<Token> Of(string account) => store.Read(transaction => (IReadOnlyList<Token>)[.. transaction.Connection!
        .Query<Row>($"{Select} WHERE person = @account AND ended_at IS NULL ORDER BY created_at DESC", new { account }, transaction).Select(row => row.ToToken())]);

    /// <summary>Ends a token of this person; another's stays.</summary>
    public bool End(string account, string digest)
    {
        var ended = store.Write(transaction => transaction.Connection!.Execute(
            "UPDATE token SET ended_at = @now WHERE digest = @digest AND person = @account AND ended_at IS NULL", new { digest, account, now = Times.Print(clock.GetUtcNow()) }, transaction)) == 1;
        if (ended)
        {
            log.Tell(account, "", "token.end", digest[..12]);
        }
        return ended;
    }

    // 192 bits of chance: nobody finds one by trying, so the digest needs no salt and can be the key of its row.
    private static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    // Named as the table's columns are.
    private sealed record Row(string digest, string person, string name, string rights, string created_at, string expires_on, string? used_at)
    {
        public Token ToToken() => new(
            digest, person, name, [.. rights.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Access.Rights.Find).OfType<Right>()],
            Times.Read(created_at), Times.ReadDate(expires_on), used_at is null ? null : Times.Read(used_at));
    }
}
