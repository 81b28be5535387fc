using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Guibiao.Storage;

/// <summary>Brings a database to the newest schema by the numbered scripts beside this file. Forward only; a script that has run never changes.</summary>
public static class Migrations
{
    /// <summary>The number of the newest schema, the same for both stores.</summary>
    public static int Newest { get; } = Scripts("Sqlite").Last().Number;

    public static void Apply(DbConnection connection)
    {
        var isFile = connection is SqliteConnection;
        var version = Version(connection, null);
        foreach (var (number, script) in Scripts(isFile ? "Sqlite" : "PostgreSql").Where(script => script.Number > version))
        {
            using var transaction = connection.BeginTransaction();
            if (!isFile)
            {
                Queue(transaction);
            }
            // Another process may have been faster while this one waited for the lock.
            if (Version(connection, transaction) < number)
            {
                connection.Execute(Read(script), transaction: transaction);
                connection.Execute(
                    isFile
                        ? string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}")
                        : string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE IF NOT EXISTS migration (number bigint NOT NULL PRIMARY KEY); INSERT INTO migration (number) VALUES ({number})"),
                    transaction: transaction);
                Grants.Renew(transaction);
            }
            transaction.Commit();
        }
    }

    /// <summary>Waits until no other transaction writes to this PostgreSQL database; held until the transaction ends. So events are numbered without gaps, as in SQLite.</summary>
    internal static void Queue(DbTransaction transaction) =>
        transaction.Connection!.Execute("SELECT pg_advisory_xact_lock(5105)", transaction: transaction);

    /// <summary>The schema that a database is at; 0 where it is at none.</summary>
    public static int VersionOf(DbTransaction transaction) => Version(transaction.Connection!, transaction);

    private static int Version(DbConnection connection, DbTransaction? transaction)
    {
        if (connection is SqliteConnection)
        {
            return connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        }
        return connection.ExecuteScalar<bool>("SELECT to_regclass('migration') IS NOT NULL", transaction: transaction)
            ? connection.ExecuteScalar<int>("SELECT COALESCE(MAX(number), 0) FROM migration", transaction: transaction)
            : 0;
    }

    private static IEnumerable<(int Number, string Name)> Scripts(string store) =>
        from name in typeof(Migrations).Assembly.GetManifestResourceNames()
        let folder = $"Guibiao.Storage.Migrations.{store}."
        where name.StartsWith(folder, StringComparison.Ordinal)
        let number = int.Parse(name[folder.Length..^".sql".Length], CultureInfo.InvariantCulture)
        orderby number
        select (number, name);

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
