using System.Data.Common;
using Dapper;

namespace Guibiao.Storage;

/// <summary>A number that changes whenever somebody commits a change to the database: what was made of its data at one number holds as long as the number does.</summary>
public sealed class DataVersion(Store store) : IDisposable
{
    // SQLite counts per connection, so it must always be the same one; it never writes, hence sees everybody's changes.
    private readonly DbConnection connection = store.Connect();
    private readonly Lock one = new();

    public long Read()
    {
        lock (one)
        {
            return connection.ExecuteScalar<long>("PRAGMA data_version");
        }
    }

    public void Dispose() => connection.Dispose();
}
