using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>Passkeys as stored. One belongs to one person for good: an identifier that somebody has is nobody else's.</summary>
public static class Passkeys
{
    /// <summary>How many a person may have.</summary>
    public const int Most = 10;

    private const string Select = "SELECT passkey, person, name, public_key, sign_count, transports, backup_eligible, backed_up, made_at, used_at FROM passkey";

    public static Passkey? Find(DbTransaction transaction, string id) =>
        transaction.Connection!.QuerySingleOrDefault<Row>($"{Select} WHERE passkey = @id", new { id }, transaction)?.ToPasskey();

    public static IReadOnlyList<Passkey> Of(DbTransaction transaction, string account) =>
        [.. transaction.Connection!.Query<Row>($"{Select} WHERE person = @account ORDER BY made_at, passkey", new { account }, transaction).Select(row => row.ToPasskey())];

    /// <summary>False where the identifier is taken, or the person has as many as anybody may.</summary>
    public static bool Add(DbTransaction transaction, Passkey passkey) => transaction.Connection!.Execute(
        """
        INSERT INTO passkey (passkey, person, name, public_key, sign_count, transports, backup_eligible, backed_up, made_at)
        SELECT @Id, @Account, @Name, @PublicKey, @SignCount, @Transports, @eligible, @backed, @made WHERE (SELECT COUNT(*) FROM passkey WHERE person = @Account) < @Most
        ON CONFLICT DO NOTHING
        """,
        new { passkey.Id, passkey.Account, passkey.Name, passkey.PublicKey, SignCount = (long)passkey.SignCount, passkey.Transports, eligible = Flag(passkey.BackupEligible), backed = Flag(passkey.BackedUp), made = Times.Print(passkey.MadeAt), Most },
        transaction) == 1;

    /// <summary>Writes down a use; false where the key was taken away meanwhile.</summary>
    public static bool Use(DbTransaction transaction, string account, string id, uint signCount, bool backedUp, DateTimeOffset at) => transaction.Connection!.Execute(
        "UPDATE passkey SET sign_count = @count, backed_up = @backed, used_at = @at WHERE passkey = @id AND person = @account",
        new { id, account, count = (long)signCount, backed = Flag(backedUp), at = Times.Print(at) }, transaction) == 1;

    public static bool End(DbTransaction transaction, string account, string id) =>
        transaction.Connection!.Execute("DELETE FROM passkey WHERE person = @account AND passkey = @id", new { account, id }, transaction) == 1;

    public static void EndAll(DbTransaction transaction, string account) =>
        transaction.Connection!.Execute("DELETE FROM passkey WHERE person = @account", new { account }, transaction);

    private static int Flag(bool set) => set ? 1 : 0;

    // Named as the table's columns are.
    private sealed record Row(
        string passkey, string person, string name, string public_key, long sign_count, string transports, long backup_eligible, long backed_up, string made_at, string? used_at)
    {
        public Passkey ToPasskey() => new(
            passkey, person, name, public_key, (uint)sign_count, transports, backup_eligible != 0, backed_up != 0, Times.Read(made_at), used_at is null ? null : Times.Read(used_at));
    }
}
