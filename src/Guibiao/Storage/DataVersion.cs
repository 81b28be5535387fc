using System.Data.Common;

namespace Guibiao.Storage;

/// <summary>A number that changes whenever somebody commits a change to the database: what was made of its data at one number holds as long as the number does.</summary>
public sealed class DataVersion : IDisposable
{
    // SQLite counts per connection, so it must always be the same one; it never writes, hence sees everybody's changes.
    private readonly DbConnection connection;
    private readonly DbCommand question;
    private readonly Lock one = new();

    public DataVersion(Store store)
    {
        connection = store.Connect();
        question = connection.CreateCommand();
        question.CommandText = "PRAGMA data_version";
        // Asked before every page: a few microseconds.
        question.Prepare();
    }

    public long Read()
    {
        lock (one)
        {
            return (long)question.ExecuteScalar()!;
        }
    }

    public void Dispose()
    {
        question.Dispose();
        connection.Dispose();
    }
}
