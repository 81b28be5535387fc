using Guibiao.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Guibiao.Tests.Storage;

/// <summary>A store without rows, at the newest schema, that goes with its folder: a file in it, or a database of the tests' server.</summary>
public sealed class OwnStore : IDisposable
{
    private readonly PostgreSqlServer? server;

    public OwnStore(PostgreSqlServer? server)
    {
        this.server = server;
        Address = server?.Borrow() ?? "sqlite:" + FileName("store/a.db");
        Store = Store.Open(Address);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("guibiao-").FullName;

    public string Address { get; }

    public Store Store { get; }

    public string FileName(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        if (server is null)
        {
            SqliteConnection.ClearAllPools();
        }
        else
        {
            using (var connection = (NpgsqlConnection)Store.Connect())
            {
                NpgsqlConnection.ClearPool(connection);
            }
            server.GiveBack(Address);
        }
        Directory.Delete(Folder, recursive: true);
    }
}
