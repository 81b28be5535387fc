using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>Which account here is whose at a provider, as stored. An account has one at each provider at most.</summary>
public static class ProviderAccounts
{
    private const string Select = "SELECT issuer, subject, person, email, linked_at FROM provider_account";

    public static ProviderAccount? Find(DbTransaction transaction, string issuer, string subject) => transaction.Connection!
        .QuerySingleOrDefault<Row>($"{Select} WHERE issuer = @issuer AND subject = @subject", new { issuer, subject }, transaction)?.ToAccount();

    public static IReadOnlyList<ProviderAccount> Of(DbTransaction transaction, string account) =>
        [.. transaction.Connection!.Query<Row>($"{Select} WHERE person = @account ORDER BY issuer", new { account }, transaction).Select(row => row.ToAccount())];

    /// <summary>The one account with this e-mail that isn't somebody else's at the provider yet; null where there is none, or more than one.</summary>
    public static Person? Match(DbTransaction transaction, string issuer, string email)
    {
        var found = People.All(transaction).Where(person => string.Equals(person.Email?.Trim(), email.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        // An address that was given to somebody new opens nothing of who had it before.
        return found.Count == 1 && Of(transaction, found[0].Account).All(linked => linked.Issuer != issuer) ? found[0] : null;
    }

    /// <summary>False where another was faster.</summary>
    public static bool Add(DbTransaction transaction, ProviderAccount linked) => transaction.Connection!.Execute(
        "INSERT INTO provider_account (issuer, subject, person, email, linked_at) VALUES (@Issuer, @Subject, @Account, @Email, @at) ON CONFLICT DO NOTHING",
        new { linked.Issuer, linked.Subject, linked.Account, linked.Email, at = Times.Print(linked.LinkedAt) }, transaction) == 1;

    public static bool End(DbTransaction transaction, string account, string issuer) =>
        transaction.Connection!.Execute("DELETE FROM provider_account WHERE person = @account AND issuer = @issuer", new { account, issuer }, transaction) == 1;

    public static void EndAll(DbTransaction transaction, string account) =>
        transaction.Connection!.Execute("DELETE FROM provider_account WHERE person = @account", new { account }, transaction);

    // Named as the table's columns are.
    private sealed record Row(string issuer, string subject, string person, string email, string linked_at)
    {
        public ProviderAccount ToAccount() => new(issuer, subject, person, email, Times.Read(linked_at));
    }
}
