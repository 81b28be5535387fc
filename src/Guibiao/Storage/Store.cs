using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Guibiao.Storage;

/// <summary>The database: opened by its address, brought up to the newest schema, read and written in transactions.</summary>
public sealed class Store
{
    // SQLite's own numbers: no space on the disk; another writer held the lock for longer than the half minute that one waits.
    private const int Full = 13;
    private const int Busy = 5;

    private readonly string connectionString;
    private readonly string place;

    private Store(string connectionString, string place, Dialect dialect) => (this.connectionString, this.place, Dialect) = (connectionString, place, dialect);

    public Dialect Dialect { get; }

    /// <exception cref="StoreUnreachableException">The address is of no known kind, or nothing can be opened there.</exception>
    public static Store Open(string address)
    {
        var store = PostgreSqlAddress.Is(address) ? OfServer(address) : OfFile(address);
        try
        {
            using var connection = store.Connect();
            if (connection is SqliteConnection)
            {
                connection.Execute("PRAGMA journal_mode = WAL");
            }
            Migrations.Apply(connection);
        }
        catch (Exception fault) when (fault is SqliteException or NpgsqlException)
        {
            throw store.Unreachable(fault);
        }
        return store;
    }

    /// <summary>An open connection; the caller disposes of it.</summary>
    public DbConnection Connect()
    {
        DbConnection connection = Dialect == Dialect.Sqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            if (connection is SqliteConnection)
            {
                connection.Execute("PRAGMA synchronous = NORMAL");
            }
            return connection;
        }
        catch (NpgsqlException fault)
        {
            connection.Dispose();
            throw Unreachable(fault);
        }
    }

    /// <summary>All of <paramref name="work"/> or none of it. Writers queue: the write lock is taken at the start.</summary>
    /// <exception cref="StoreUnreachableException">The disk is full, another writer held the lock too long, or the server went away; nothing was stored.</exception>
    /// <exception cref="RefusalException">A text that the database can't write; nothing was stored.</exception>
    public T Write<T>(Func<DbTransaction, T> work) => Run(
        connection =>
        {
            if (connection is SqliteConnection file)
            {
                return file.BeginTransaction(deferred: false);
            }
            var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
            Migrations.Queue(transaction);
            return transaction;
        },
        transaction =>
        {
            var result = work(transaction);
            transaction.Commit();
            return result;
        });

    /// <summary>One consistent picture for all reads of <paramref name="work"/>.</summary>
    public T Read<T>(Func<DbTransaction, T> work) => Run(
        connection =>
        {
            if (connection is SqliteConnection file)
            {
                return file.BeginTransaction(deferred: true);
            }
            var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            connection.Execute("SET TRANSACTION READ ONLY", transaction: transaction);
            return transaction;
        },
        work);

    private T Run<T>(Func<DbConnection, DbTransaction> begin, Func<DbTransaction, T> work)
    {
        try
        {
            using var connection = Connect();
            using var transaction = begin(connection);
            return work(transaction);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Full or Busy)
        {
            throw new StoreUnreachableException(Messages.Get(fault.SqliteErrorCode == Full ? "store.full" : "store.busy"));
        }
        catch (NpgsqlException fault) when (IsLost(fault))
        {
            throw Unreachable(fault);
        }
        // NUL, and half of a character: SQLite keeps the one and alters the other, PostgreSQL takes neither.
        catch (Exception fault) when (fault is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } or System.Text.EncoderFallbackException)
        {
            throw new RefusalException(Refusal.Of("text.unwritable").Plain());
        }
    }

    // A server's answer about a statement is a fault of ours; its going away, and no answer at all, is not.
    private static bool IsLost(NpgsqlException fault) => fault is not PostgresException { SqlState: var state } || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal);

    private StoreUnreachableException Unreachable(Exception fault) => new(Messages.Get("store.unreachable", place, fault.Message));

    private static Store OfServer(string address) => PostgreSqlAddress.Read(address) is { } server
        ? new Store(server.ToString(), $"postgres://{server.Host}:{server.Port}/{server.Database}", Dialect.PostgreSql)
        // What can't be read may hold a password all the same.
        : throw new StoreUnreachableException(Messages.Get("store.unknown", "postgres://…"));

    private static Store OfFile(string address)
    {
        if (!address.StartsWith("sqlite:", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(address["sqlite:".Length..]) || address.Contains('\0', StringComparison.Ordinal))
        {
            throw new StoreUnreachableException(Messages.Get("store.unknown", address));
        }
        var file = Path.GetFullPath(address["sqlite:".Length..]);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException(Messages.Get("store.unreachable", file, fault.Message));
        }
        return new Store(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString(), file, Dialect.Sqlite);
    }
}
