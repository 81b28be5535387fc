using System.Data;
using System.Data.Common;
using System.Diagnostics;
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

    /// <summary>Where the database is, without its password.</summary>
    public string Place => place;

    /// <exception cref="StoreUnreachableException">The address is of no known kind, or nothing can be opened there.</exception>
    public static Store Open(string address)
    {
        var store = PostgreSqlAddress.Is(address) ? OfServer(address) : OfFile(address);
        try
        {
            store.Begin(connection =>
            {
                if (connection is SqliteConnection)
                {
                    connection.Execute("PRAGMA journal_mode = WAL");
                }
                Migrations.Apply(connection);
                return 0;
            }).Connection.Dispose();
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw store.NotOwner(fault);
        }
        catch (Exception fault) when (fault is SqliteException or NpgsqlException)
        {
            throw store.Unreachable(fault);
        }
        return store;
    }

    /// <summary>The database as it is: none is made, and its schema stays.</summary>
    /// <exception cref="StoreUnreachableException">The address is of no known kind, or no database is there.</exception>
    public static Store Look(string address)
    {
        var store = PostgreSqlAddress.Is(address) ? OfServer(address) : OfFile(address, mustExist: true);
        store.Connect().Dispose();
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

    /// <summary>All of <paramref name="work"/>, which is for one agency, or none of it. Writers queue: the write lock is taken at the start.</summary>
    /// <exception cref="StoreUnreachableException">The disk is full, another writer held the lock too long, or the server went away; nothing was stored, or the sentence says that it may be.</exception>
    /// <exception cref="RefusalException">A text that the database can't write; nothing was stored.</exception>
    public T Write<T>(string agency, Func<DbTransaction, T> work) => Write(transaction => Within(transaction, agency, work));

    /// <summary>All or none of <paramref name="work"/> that is of no agency, or enters those that it is for: <see cref="Scope.Enter"/>.</summary>
    /// <exception cref="StoreUnreachableException">The disk is full, another writer held the lock too long, or the server went away; nothing was stored, or the sentence says that it may be.</exception>
    /// <exception cref="RefusalException">A text that the database can't write; nothing was stored.</exception>
    public T Write<T>(Func<DbTransaction, T> work) => Run(
        "write",
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
            try
            {
                transaction.Commit();
            }
            // The server may have stored it before it went: only a look can tell.
            catch (NpgsqlException fault) when (IsLost(fault))
            {
                throw new StoreUnreachableException(Messages.Get("store.unsure", place));
            }
            return result;
        });

    /// <summary>One consistent picture of one agency for all reads of <paramref name="work"/>.</summary>
    public T Read<T>(string agency, Func<DbTransaction, T> work) => Read(transaction => Within(transaction, agency, work));

    /// <summary>One consistent picture for reads of what is of no agency: the agencies, people, the security log; or of those that <paramref name="work"/> enters.</summary>
    public T Read<T>(Func<DbTransaction, T> work) => Run(
        "read",
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

    private static T Within<T>(DbTransaction transaction, string agency, Func<DbTransaction, T> work)
    {
        transaction.Enter(agency);
        return work(transaction);
    }

    private T Run<T>(string kind, Func<DbConnection, DbTransaction> begin, Func<DbTransaction, T> work)
    {
        using var activity = Telemetry.Source.StartActivity("transaction");
        activity?.SetTag("db.system", Dialect.Name).SetTag("guibiao.kind", kind);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var (connection, transaction) = Begin(begin);
            using (connection)
            using (transaction)
            {
                return work(transaction);
            }
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Full or Busy)
        {
            throw new StoreUnreachableException(Messages.Get(fault.SqliteErrorCode == Full ? "store.full" : "store.busy"));
        }
        catch (NpgsqlException fault) when (IsLost(fault))
        {
            throw new StoreUnreachableException(Messages.Get("store.lost", place));
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw NotOwner(fault);
        }
        // NUL, and half of a character: SQLite keeps the one and alters the other, PostgreSQL takes neither.
        catch (Exception fault) when (fault is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } or System.Text.EncoderFallbackException)
        {
            throw new RefusalException(Refusal.Of("text.unwritable").Plain());
        }
        finally
        {
            Telemetry.Transactions.Record(Stopwatch.GetElapsedTime(began).Ticks / TimeSpan.TicksPerMicrosecond, new("db.system", Dialect.Name), new("guibiao.kind", kind));
        }
    }

    // Connections that are kept for reuse don't know that the server was away meanwhile: all of them go, and the beginning, which has written nothing, is tried once more.
    private (DbConnection Connection, T Begun) Begin<T>(Func<DbConnection, T> begin)
    {
        for (var again = false; ; again = true)
        {
            var connection = Connect();
            try
            {
                return (connection, begin(connection));
            }
            catch (NpgsqlException fault) when (IsLost(fault) && !again)
            {
                NpgsqlConnection.ClearPool((NpgsqlConnection)connection);
                connection.Dispose();
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }

    // A server's answer about a statement is a fault of ours; its going away, and no answer at all, is not.
    private static bool IsLost(NpgsqlException fault) => fault is not PostgresException { SqlState: var state } || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal);

    private StoreUnreachableException Unreachable(Exception fault) => new(Messages.Get("store.unreachable", place, fault.Message));

    private StoreUnreachableException NotOwner(PostgresException fault) => new(Messages.Get("store.notOwner", place, fault.MessageText));

    private static Store OfServer(string address) => PostgreSqlAddress.Read(address) is var (server, wrong) && server is not null
        ? new Store(server.ToString(), $"postgres://{(server.Host!.Contains(':', StringComparison.Ordinal) ? $"[{server.Host}]" : server.Host)}:{server.Port}/{server.Database}", Dialect.PostgreSql)
        : throw new StoreUnreachableException(wrong!);

    private static Store OfFile(string address, bool mustExist = false)
    {
        if (!address.StartsWith("sqlite:", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(address["sqlite:".Length..]) || address.Contains('\0', StringComparison.Ordinal))
        {
            throw new StoreUnreachableException(Messages.Get("store.unknown", address));
        }
        var file = Path.GetFullPath(address["sqlite:".Length..]);
        if (mustExist && !File.Exists(file))
        {
            throw new StoreUnreachableException(Messages.Get("store.noFile", file));
        }
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
