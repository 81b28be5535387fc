using Dapper;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>Which account somebody has whom a provider of OpenID Connect names.</summary>
public sealed class ExternalLogins(Store store, SecurityLog log, TimeProvider clock)
{
    /// <summary>
    /// The account that is linked with the provider's name for somebody. The first time that is the only one with their e-mail, if the provider has verified it; null where there is none.
    /// </summary>
    public Person? Find(string issuer, string subject, string? email, bool isVerified)
    {
        var now = Times.Print(clock.GetUtcNow());
        var (person, isNew) = store.Write(transaction =>
        {
            var connection = transaction.Connection!;
            var known = connection.QuerySingleOrDefault<string>("SELECT person FROM external_login WHERE issuer = @issuer AND subject = @subject", new { issuer, subject }, transaction);
            if (known is not null)
            {
                connection.Execute("UPDATE external_login SET used_at = @now WHERE issuer = @issuer AND subject = @subject", new { issuer, subject, now }, transaction);
                return (People.Find(transaction, known), false);
            }
            var named = isVerified && email is not null ? People.All(transaction).Where(one => string.Equals(one.Email, email, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() : [];
            if (named is not [{ Disabled: false } only])
            {
                return (null, false);
            }
            connection.Execute(
                "INSERT INTO external_login (issuer, subject, person, linked_at, used_at) VALUES (@issuer, @subject, @Account, @now, @now)", new { issuer, subject, only.Account, now }, transaction);
            return (only, true);
        });
        if (isNew)
        {
            log.Tell(person!.Account, "", "login.link", issuer);
        }
        return person;
    }

    /// <summary>The providers that an account is linked with.</summary>
    public IReadOnlyList<(string Issuer, DateTimeOffset LinkedAt)> Of(string account) => store.Read(transaction => (IReadOnlyList<(string, DateTimeOffset)>)[
        .. transaction.Connection!.Query<(string Issuer, string At)>("SELECT issuer, linked_at FROM external_login WHERE person = @account ORDER BY linked_at", new { account }, transaction)
            .Select(row => (row.Issuer, Times.Read(row.At)))]);

    /// <summary>The account is linked with the provider no longer.</summary>
    public void Unlink(string account, string issuer)
    {
        if (store.Write(transaction => transaction.Connection!.Execute("DELETE FROM external_login WHERE person = @account AND issuer = @issuer", new { account, issuer }, transaction)) > 0)
        {
            log.Tell(account, "", "login.unlink", issuer);
        }
    }
}
