using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Guibiao.Storage;

/// <summary>The database: opened by its address, brought up to the newest schema, read and written in transactions.</summary>
public sealed class Store
{
    // SQLite's own numbers: no space on the disk; another writer held the lock for longer than the half minute that one waits.
    private const int Full = 13;
    private const int Busy = 5;

    private readonly string connectionString;

    private Store(string connectionString, Dialect dialect) => (this.connectionString, Dialect) = (connectionString, dialect);

    public Dialect Dialect { get; }

    /// <exception cref="StoreUnreachableException">The address is of no known kind, or nothing can be opened there.</exception>
    public static Store Open(string address)
    {
        if (!address.StartsWith("sqlite:", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(address["sqlite:".Length..]) || address.Contains('\0', StringComparison.Ordinal))
        {
            throw new StoreUnreachableException(Messages.Get("store.unknown", address));
        }
        var file = Path.GetFullPath(address["sqlite:".Length..]);
        var store = new Store(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString(), Dialect.Sqlite);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var connection = store.Connect();
            connection.Execute("PRAGMA journal_mode = WAL");
            Migrations.Apply(connection);
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException(Messages.Get("store.unreachable", file, fault.Message));
        }
        return store;
    }

    /// <summary>An open connection; the caller disposes of it.</summary>
    public DbConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous = NORMAL");
        return connection;
    }

    /// <summary>All of <paramref name="work"/> or none of it. Writers queue: the write lock is taken at the start.</summary>
    /// <exception cref="StoreUnreachableException">The disk is full, or another writer held the lock too long; nothing was stored.</exception>
    public T Write<T>(Func<DbTransaction, T> work)
    {
        try
        {
            using var connection = (SqliteConnection)Connect();
            using var transaction = connection.BeginTransaction(deferred: false);
            var result = work(transaction);
            transaction.Commit();
            return result;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Full or Busy)
        {
            throw new StoreUnreachableException(Messages.Get(fault.SqliteErrorCode == Full ? "store.full" : "store.busy"));
        }
    }

    /// <summary>One consistent picture for all reads of <paramref name="work"/>.</summary>
    public T Read<T>(Func<DbTransaction, T> work)
    {
        using var connection = (SqliteConnection)Connect();
        using var transaction = connection.BeginTransaction(deferred: true);
        return work(transaction);
    }
}
