using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Guibiao.Storage;

/// <summary>Brings a database to the newest schema by the numbered scripts beside this file. Forward only; a script that has run never changes.</summary>
public static class Migrations
{
    private const string Folder = "Guibiao.Storage.Migrations.Sqlite.";

    /// <summary>The number of the newest schema.</summary>
    public static int Newest { get; } = Scripts().Last().Number;

    public static void Apply(DbConnection connection)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        foreach (var (number, name) in Scripts().Where(script => script.Number > version))
        {
            using var transaction = connection.BeginTransaction();
            // Another process may have been faster while this one waited for the lock.
            if (connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction) < number)
            {
                connection.Execute(Read(name), transaction: transaction);
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"), transaction: transaction);
            }
            transaction.Commit();
        }
    }

    private static IEnumerable<(int Number, string Name)> Scripts() =>
        from name in typeof(Migrations).Assembly.GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal)
        let number = int.Parse(name[Folder.Length..^".sql".Length], CultureInfo.InvariantCulture)
        orderby number
        select (number, name);

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
