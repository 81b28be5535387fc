using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Guibiao.Storage;

/// <summary>A text that changes whenever somebody commits a change to the database: what was made of its data at one text holds as long as the text does.</summary>
public sealed class DataVersion : IDisposable
{
    private readonly Store store;
    // SQLite counts per connection, so it must always be the same one; it never writes, hence sees everybody's changes.
    private readonly DbConnection? connection;
    private readonly DbCommand? question;
    private readonly Lock one = new();

    public DataVersion(Store store)
    {
        this.store = store;
        if (store.Dialect == Dialect.Sqlite)
        {
            connection = store.Connect();
            question = connection.CreateCommand();
            question.CommandText = "PRAGMA data_version";
            // Asked before every page: a few microseconds.
            question.Prepare();
        }
    }

    public string Read()
    {
        if (question is null)
        {
            return ReadServer();
        }
        lock (one)
        {
            return ((long)question.ExecuteScalar()!).ToString(CultureInfo.InvariantCulture);
        }
    }

    public void Dispose()
    {
        question?.Dispose();
        connection?.Dispose();
    }

    // Which transactions have ended: a commit always changes it.
    private string ReadServer() => store.Read(transaction => transaction.Connection!.ExecuteScalar<string>("SELECT pg_current_snapshot()::text", transaction: transaction)!);
}
