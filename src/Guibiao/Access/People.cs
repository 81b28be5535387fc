using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>Accounts, their roles and the digests of their earlier passwords, as stored.</summary>
public static class People
{
    private const string Columns =
        "person, name, email, password_hash, password_at, must_change, stamp, failures, locked_until, two_step, authenticator_key, recovery_codes, created_at, expires_on, disabled, last_sign_in_at, by_directory, version";

    public static Person? Find(DbTransaction transaction, string account) =>
        transaction.Connection!.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM person WHERE person = @account", new { account }, transaction)?.ToPerson();

    public static IReadOnlyList<Person> All(DbTransaction transaction) =>
        [.. transaction.Connection!.Query<Row>($"SELECT {Columns} FROM person ORDER BY person", transaction: transaction).Select(row => row.ToPerson())];

    public static void Add(DbTransaction transaction, Person person) => transaction.Connection!.Execute(
        """
        INSERT INTO person (person, name, email, password_hash, password_at, must_change, stamp, locked_until, two_step, authenticator_key, recovery_codes, created_at, expires_on, disabled, by_directory)
        VALUES (@person, @name, @email, @hash, @at, @must, @stamp, @locked, @two, @key, @codes, @created, @expires, @disabled, @directory)
        """,
        Parameters(person), transaction);

    /// <summary>
    /// Writes the person unless somebody else did since it was read: then nothing is written and the answer is false. What changes with every sign-in (failures, the last code
    /// and time) is not among it: it has writers of its own, and attempts at once may not lose one another.
    /// </summary>
    public static bool Save(DbTransaction transaction, Person person)
    {
        var saved = transaction.Connection!.Execute(
            """
            UPDATE person SET name = @name, email = @email, password_hash = @hash, password_at = @at, must_change = @must, stamp = @stamp, locked_until = @locked, two_step = @two,
              authenticator_key = @key, recovery_codes = @codes, expires_on = @expires, disabled = @disabled, version = version + 1 WHERE person = @person AND version = @version
            """,
            Parameters(person), transaction) == 1;
        person.Version += saved ? 1 : 0;
        return saved;
    }

    public static void SignedIn(DbTransaction transaction, string account, DateTimeOffset at) =>
        transaction.Connection!.Execute("UPDATE person SET last_sign_in_at = @at WHERE person = @account", new { account, at = Times.Print(at) }, transaction);

    /// <summary>Takes the code of a time step once; false where it, or a later one, was taken before.</summary>
    public static bool TakeCode(DbTransaction transaction, string account, long step) => transaction.Connection!.Execute(
        "UPDATE person SET authenticator_step = @step WHERE person = @account AND authenticator_step < @step", new { account, step }, transaction) == 1;

    public static int CountFailure(DbTransaction transaction, string account) => transaction.Connection!.ExecuteScalar<int>(
        "UPDATE person SET failures = failures + 1 WHERE person = @account RETURNING failures", new { account }, transaction);

    public static void ForgetFailures(DbTransaction transaction, string account) =>
        transaction.Connection!.Execute("UPDATE person SET failures = 0 WHERE person = @account AND failures <> 0", new { account }, transaction);

    public static void Remember(DbTransaction transaction, string account, string hash, DateTimeOffset at) => transaction.Connection!.Execute(
        "INSERT INTO person_password (person, password_hash, set_at) VALUES (@account, @hash, @at)", new { account, at = Times.Print(at), hash }, transaction);

    public static void Forget(DbTransaction transaction, string account, string? hash) =>
        transaction.Connection!.Execute("DELETE FROM person_password WHERE person = @account AND password_hash = @hash", new { account, hash }, transaction);

    /// <summary>The digests of the last passwords, newest first.</summary>
    public static IReadOnlyList<string> Remembered(DbTransaction transaction, string account, int most) => [.. transaction.Connection!.Query<string>(
        "SELECT password_hash FROM person_password WHERE person = @account ORDER BY set_at DESC, password_hash LIMIT @most", new { account, most }, transaction)];

    /// <summary>Somebody with the roles that they have at this moment.</summary>
    public static SignedIn? Who(DbTransaction transaction, string account) => Find(transaction, account) is { } person ? new SignedIn(person, Roles(transaction, account)) : null;

    /// <summary>Everybody with all of their roles, by account.</summary>
    public static IReadOnlyList<SignedIn> Everybody(DbTransaction transaction)
    {
        var roles = Held(transaction, null).ToLookup(held => held.Account, held => held.Role, StringComparer.Ordinal);
        return [.. All(transaction).Select(person => new SignedIn(person, [.. roles[person.Account]]))];
    }

    public static IReadOnlyList<HeldRole> Roles(DbTransaction transaction, string account) => [.. Held(transaction, account).Select(held => held.Role)];

    public static bool AddRole(DbTransaction transaction, string account, HeldRole held) => transaction.Connection!.Execute(
        "INSERT INTO person_role (agency, person, role, unit) VALUES (@Agency, @account, @role, @unit) ON CONFLICT DO NOTHING",
        new { held.Agency, account, role = held.Role.Word(), unit = held.Unit ?? "" }, transaction) == 1;

    public static bool RemoveRole(DbTransaction transaction, string account, HeldRole held) => transaction.Connection!.Execute(
        "DELETE FROM person_role WHERE agency = @Agency AND person = @account AND role = @role AND unit = @unit",
        new { held.Agency, account, role = held.Role.Word(), unit = held.Unit ?? "" }, transaction) == 1;

    /// <summary>Whether an administrator could still sign in: anywhere, or in one agency, without counting one account.</summary>
    public static bool AnyAdministrator(DbTransaction transaction, string? agency = null, string? without = null) => transaction.Connection!.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM person_role JOIN person USING (person) WHERE role = 'administrator' AND disabled = 0 AND agency = COALESCE(@agency, agency) AND person <> COALESCE(@without, '')",
        new { agency, without }, transaction) > 0;

    private static IEnumerable<(string Account, HeldRole Role)> Held(DbTransaction transaction, string? account) => transaction.Connection!
        .Query<(string Account, string Agency, string Role, string Unit)>(
            "SELECT person, agency, role, unit FROM person_role WHERE person = COALESCE(@account, person) ORDER BY person, agency, role, unit", new { account }, transaction)
        .Select(row => (row.Account, new HeldRole(row.Agency, RoleNames.Find(row.Role) ?? throw new FormatException(row.Role), row.Unit.Length == 0 ? null : row.Unit)));

    private static object Parameters(Person person) => new
    {
        person = person.Account,
        name = person.Name,
        email = person.Email,
        hash = person.PasswordHash,
        at = Print(person.PasswordAt),
        must = person.MustChange ? 1 : 0,
        stamp = person.Stamp,
        locked = Print(person.LockedUntil),
        two = person.TwoStep ? 1 : 0,
        key = person.AuthenticatorKey,
        codes = person.RecoveryCodes,
        created = Times.Print(person.CreatedAt),
        expires = person.ExpiresOn is { } day ? Times.Print(day) : null,
        disabled = person.Disabled ? 1 : 0,
        directory = person.ByDirectory ? 1 : 0,
        version = person.Version,
    };

    private static string? Print(DateTimeOffset? time) => time is { } known ? Times.Print(known) : null;

    // Named as the table's columns are.
    private sealed record Row(
        string person, string name, string? email, string? password_hash, string? password_at, long must_change, string stamp, long failures, string? locked_until,
        long two_step, string? authenticator_key, string recovery_codes, string created_at, string? expires_on, long disabled, string? last_sign_in_at, long by_directory, long version)
    {
        public Person ToPerson() => new()
        {
            Account = person,
            Name = name,
            Email = email,
            PasswordHash = password_hash,
            PasswordAt = Time(password_at),
            MustChange = must_change != 0,
            Stamp = stamp,
            Failures = (int)failures,
            LockedUntil = Time(locked_until),
            TwoStep = two_step != 0,
            AuthenticatorKey = authenticator_key,
            RecoveryCodes = recovery_codes,
            CreatedAt = Times.Read(created_at),
            ExpiresOn = expires_on is null ? null : Times.ReadDate(expires_on),
            Disabled = disabled != 0,
            LastSignInAt = Time(last_sign_in_at),
            ByDirectory = by_directory != 0,
            Version = version,
        };

        private static DateTimeOffset? Time(string? text) => text is null ? null : Times.Read(text);
    }
}
