using System.Data.Common;
using Dapper;
using Guibiao.Access;
using Guibiao.Archives;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Storage;

namespace Guibiao.Installation;

/// <summary>Looks whether the installation is well. It changes nothing: no database is made, none is brought to a newer schema.</summary>
public sealed class Doctor(Store store, SealPlaces places, BackupSettings? backups, TimeProvider clock)
{
    private const long Little = 1L << 30;
    private const long TooLittle = 200L << 20;

    /// <param name="recount">Counts all tallies anew from the entries, too; writers wait for as long as that takes.</param>
    /// <exception cref="StoreUnreachableException">The database can't be reached.</exception>
    public IReadOnlyList<Finding> Look(bool recount)
    {
        var schema = store.Read(Migrations.VersionOf);
        var findings = new List<Finding> { Finding.Ok("database", "database", store.Place), Schema(schema) };
        if (schema == Migrations.Newest)
        {
            findings.AddRange(store.Read(transaction => InDatabase(transaction).ToList()));
            if (recount)
            {
                findings.Add(Recount());
            }
        }
        return [.. findings, .. Files(), .. Backups()];
    }

    private static Finding Schema(int schema) => schema == Migrations.Newest ? Finding.Ok("schema", "schema", schema)
        : schema == 0 ? Finding.Problem("schema", "empty")
        : schema < Migrations.Newest ? Finding.Warning("schema", "older", schema, Migrations.Newest)
        : Finding.Problem("schema", "newer", schema, Migrations.Newest);

    private IEnumerable<Finding> InDatabase(DbTransaction transaction)
    {
        yield return store.Dialect == Dialect.Sqlite ? Integrity(transaction.Connection!) : Server(transaction);
        var seals = new Seals(places);
        foreach (var agency in Agencies.All(transaction))
        {
            yield return Chain("history", Messages.Get("doctor.historyOf", agency), seals.Verify(transaction, agency));
        }
        yield return Chain("security", Messages.Get("doctor.securityLog"), seals.Verify(transaction, ""));
        yield return Heads(transaction);
        yield return People.AnyAdministrator(transaction) ? Finding.Ok("people", "people") : Finding.Warning("people", "noAdministrator");
        yield return Clock(transaction);
    }

    private static Finding Integrity(DbConnection connection)
    {
        var wrong = connection.Query<string>("PRAGMA quick_check(3)").Where(line => line != "ok").ToList();
        var orphans = connection.Query("PRAGMA foreign_key_check").Take(1).Count();
        return wrong.Count > 0 ? Finding.Problem("integrity", "damaged", wrong[0])
            : orphans > 0 ? Finding.Problem("integrity", "orphans")
            : Finding.Ok("integrity", "integrity");
    }

    private static Finding Server(DbTransaction transaction)
    {
        var version = transaction.Connection!.ExecuteScalar<string>("SHOW server_version", transaction: transaction)!;
        return Grants.IsBound(transaction) ? Finding.Ok("server", "bound", version) : Finding.Warning("server", "owner", version);
    }

    private static Finding Chain(string check, Text name, HistoryCheck chain) => chain.Ok
        ? Finding.Ok(check, "chain", name, chain.Events)
        : new Finding(check, FindingState.Problem, chain.Wrong!, Messages.Get("doctor.broken.advice"));

    // A day of grace: the site seals within the hour after midnight.
    private Finding Heads(DbTransaction transaction)
    {
        var (now, late) = (clock.GetUtcNow(), new List<string>());
        foreach (var agency in Agencies.All(transaction))
        {
            var sealedUpTo = Seals.Stored(transaction, agency).Select(head => head.Number).DefaultIfEmpty().Max();
            var waiting = transaction.Connection!.QueryFirstOrDefault<string>(
                "SELECT at FROM event WHERE agency = @agency AND number > @sealedUpTo ORDER BY number LIMIT 1", new { agency, sealedUpTo }, transaction);
            if (waiting is not null && now - Times.Read(waiting) > TimeSpan.FromDays(2))
            {
                late.Add(agency);
            }
        }
        return late.Count == 0 ? Finding.Ok("heads", "heads") : Finding.Warning("heads", "unsealed", string.Join(", ", late));
    }

    private Finding Clock(DbTransaction transaction)
    {
        var last = Agencies.All(transaction).Select(agency =>
        {
            transaction.Enter(agency);
            return transaction.Connection!.ExecuteScalar<string?>("SELECT MAX(at) FROM event WHERE agency = @agency", new { agency }, transaction);
        }).OfType<string>().DefaultIfEmpty("").Max()!;
        return last.Length > 0 && Times.Read(last) > clock.GetUtcNow().AddMinutes(1) ? Finding.Problem("clock", "clockBehind", last) : Finding.Ok("clock", "clock");
    }

    private Finding Recount() => store.Write(transaction =>
    {
        transaction.Save("recount");
        var wrong = new List<string>();
        foreach (var agency in Agencies.All(transaction))
        {
            transaction.Enter(agency);
            foreach (var register in RegisterStore.All(transaction))
            {
                var before = Tallies(transaction, agency, register.Name);
                TallyBook.Rebuild(transaction, agency, register);
                if (!before.SequenceEqual(Tallies(transaction, agency, register.Name)))
                {
                    wrong.Add($"{agency}/{register.Name}");
                }
            }
        }
        transaction.Rollback("recount");
        transaction.Release("recount");
        return wrong.Count == 0 ? Finding.Ok("recount", "recount") : Finding.Problem("recount", "miscounted", string.Join(", ", wrong));
    });

    private static List<string> Tallies(DbTransaction transaction, string agency, string register) =>
    [
        .. transaction.Connection!.Query<string>(
            """
            SELECT d.tally || ' ' || d.day || ' ' || d.key || ' ' || d.unit || ' ' || d.plus || ' ' || d.minus || ' ' || d.entries_plus || ' ' || d.entries_minus
            FROM tally_day AS d JOIN tally AS t ON t.agency = d.agency AND t.tally = d.tally WHERE d.agency = @agency AND t.register = @register ORDER BY d.tally, d.day, d.key, d.unit
            """,
            new { agency, register }, transaction),
        .. transaction.Connection!.Query<string>(
            "SELECT month || ' ' || unit || ' ' || entries FROM unit_month WHERE agency = @agency AND register = @register ORDER BY month, unit", new { agency, register }, transaction),
    ];

    private IEnumerable<Finding> Files()
    {
        yield return !File.Exists(places.KeyFile) ? Finding.Warning("key", "noKey", places.KeyFile)
            : IsOpen(places.KeyFile) ? Finding.Problem("key", "openKey", places.KeyFile)
            : Finding.Ok("key", "key", places.KeyFile);
        yield return File.Exists(places.HeadFile) ? Finding.Ok("headFile", "headFile", places.HeadFile) : Finding.Warning("headFile", "noHeadFile", places.HeadFile);
        if (Directory.Exists(places.SignInKeys))
        {
            yield return IsOpen(places.SignInKeys) ? Finding.Problem("signInKeys", "openKey", places.SignInKeys) : Finding.Ok("signInKeys", "signInKeys", places.SignInKeys);
        }
        // A database on a server has its disk there.
        var folder = store.Dialect == Dialect.Sqlite ? Path.GetDirectoryName(store.Place)! : Path.GetDirectoryName(places.HeadFile)!;
        if (Directory.Exists(folder))
        {
            yield return Disk("disk", folder);
        }
    }

    private IEnumerable<Finding> Backups()
    {
        if (backups is null)
        {
            yield return Finding.Warning("backup", "noSchedule");
            yield break;
        }
        var newest = new BackupFolder(backups.Folder, backups.Retention).All;
        yield return newest.Count == 0 ? Finding.Warning("backup", "noBackup", backups.Folder)
            : clock.GetUtcNow() - newest[0].Made > TimeSpan.FromDays(2) ? Finding.Problem("backup", "oldBackup", newest[0].File)
            : Finding.Ok("backup", "backup", newest.Count, newest[0].File);
        if (Directory.Exists(backups.Folder))
        {
            yield return Disk("backupDisk", backups.Folder);
        }
    }

    private static Finding Disk(string check, string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free < TooLittle ? Finding.Problem(check, "disk.full", folder, free >> 20)
            : free < Little ? Finding.Warning(check, "disk.little", folder, free >> 20)
            : Finding.Ok(check, "disk", folder, free >> 20);
    }

    // Whoever reads a key signs in our name.
    private static bool IsOpen(string path) => !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0;
}
