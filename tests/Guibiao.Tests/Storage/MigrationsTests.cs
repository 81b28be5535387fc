using Dapper;
using Guibiao.Storage;

namespace Guibiao.Tests.Storage;

public sealed class MigrationsTests
{
    [Fact]
    public void Open_Again_ChangesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
        try
        {
            string[] Schema()
            {
                using var connection = Store.Open("sqlite:" + Path.Combine(folder, "a", "test.db")).Connect();
                return [.. connection.Query<string>("SELECT name || COALESCE(sql, '') FROM sqlite_schema ORDER BY name"), connection.ExecuteScalar<string>("PRAGMA user_version")!];
            }

            var first = Schema();
            Assert.Equal(first, Schema());
            Assert.Equal(Migrations.Newest.ToString(System.Globalization.CultureInfo.InvariantCulture), first[^1]);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Open_NoDatabase_IsUnreachable() =>
        Assert.Contains("oracle:x", Assert.Throws<StoreUnreachableException>(() => Store.Open("oracle:x")).Sentence.English, StringComparison.Ordinal);

    [Fact]
    public void Print_Times_OrderAsTextAndReadBack()
    {
        var time = new DateTimeOffset(2016, 4, 1, 0, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal("2016-03-31T16:00:00.0000000Z", Times.Print(time));
        Assert.Equal(time, Times.Read(Times.Print(time)));
    }
}
