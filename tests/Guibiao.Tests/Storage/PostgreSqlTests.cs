using Dapper;
using Guibiao.Archives;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Packs;
using Guibiao.Storage;
using Guibiao.Tests.Packs;
using Npgsql;

namespace Guibiao.Tests.Storage;

public sealed class PostgreSqlTests(PostgreSqlServer server)
{
    [Fact]
    public void Write_ManyAtOnce_NumbersWithoutGaps()
    {
        var address = server.NewDatabase();
        var store = Store.Open(address);
        store.Write(transaction => transaction.Connection!.Execute("INSERT INTO agency (agency, name_zh, name_en) VALUES ('a', '甲', 'A')", transaction: transaction));
        var (versions, before) = (new DataVersion(store), "");
        before = versions.Read();
        Assert.Equal(before, versions.Read());

        Parallel.For(0, 40, at => Store.Open(address).Write(transaction => EventLog.Append(
            transaction, "a", new Change("王小明", DateTimeOffset.UnixEpoch, "測試"), "test", "a", new System.Text.Json.Nodes.JsonObject { ["at"] = at })));

        var check = store.Read(transaction => EventLog.Verify(transaction, "a"));
        Assert.Equal((40L, true), (check.Events, check.Ok));
        Assert.NotEqual(before, versions.Read());
    }

    [Fact]
    public void Read_AWrite_IsRefused() => Assert.Equal(
        PostgresErrorCodes.ReadOnlySqlTransaction,
        Assert.Throws<PostgresException>(() => Store.Open(server.NewDatabase()).Read(transaction => transaction.Connection!.Execute("DELETE FROM agency", transaction: transaction))).SqlState);

    [Theory]
    [InlineData(0)]
    [InlineData(0xd83d)]
    public void Text_ThatNoDatabaseKeeps_IsRefusedInASentence(int letter)
    {
        var text = "a" + (char)letter + "b";
        var store = Store.Open(server.NewDatabase());

        Assert.Equal("text.unwritable", Assert.Throws<RefusalException>(() => store.Read(transaction => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM agency WHERE agency = @text", new { text }, transaction))).Issue.Code);
        Assert.Equal("text.unwritable", Assert.Throws<RefusalException>(() => store.Write(transaction => transaction.Connection!.Execute("INSERT INTO agency (agency, name_zh, name_en) VALUES ('a', @text, '')", new { text }, transaction))).Issue.Code);
        Assert.Equal(0, store.Read(transaction => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM agency", transaction: transaction)));
    }

    [Fact]
    public void Write_AConnectionThatWasCut_IsUnreachable() => Assert.Throws<StoreUnreachableException>(() =>
        Store.Open(server.NewDatabase()).Write(transaction => transaction.Connection!.Execute("SELECT pg_terminate_backend(pg_backend_pid())", transaction: transaction)));

    [Theory]
    [InlineData("postgres://someone:hidden@127.0.0.1:1/none")]
    [InlineData("postgres://someone:hidden@/")]
    public void Open_NoServer_IsUnreachableAndTellsNoPassword(string address)
    {
        var sentence = Assert.Throws<StoreUnreachableException>(() => Store.Open(address)).Sentence;

        Assert.Contains("postgres://", sentence.English, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", sentence.English + sentence.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://u:secret@localhost:5433/a", "postgres://u:secret@localhost:5433/b", false)]
    [InlineData("postgres://u:secret@localhost/a", "postgres://other:word@localhost:5432/a", true)]
    [InlineData("postgres://u:secret@localhost/..%2Fa", "postgres://u:secret@localhost/a", false)]
    public void Heads_AreKeptApartForEachDatabase_WithoutAPassword(string one, string other, bool same)
    {
        var (first, second) = (SealPlaces.Of(one, "data"), SealPlaces.Of(other, "data"));

        Assert.Equal(same, first.HeadFile == second.HeadFile);
        Assert.DoesNotContain("secret", first.HeadFile + first.KeyFile, StringComparison.Ordinal);
        Assert.Equal("data", Path.GetDirectoryName(first.HeadFile));
    }

    [Fact]
    public void Archive_FromPostgreSqlToSqliteAndBack_HoldsTheSameValues()
    {
        var folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
        try
        {
            var (ours, file, back) = (Store.Open(server.NewDatabase()), Store.Open("sqlite:" + Path.Combine(folder, "a.db")), Store.Open(server.NewDatabase()));
            Assert.Empty(PackLoader.Load(ours, Project.File("packs", "mofa-105"), null, null, TimeProvider.System).Issues);
            Move(ours, file, Path.Combine(folder, "one"));
            Move(file, back, Path.Combine(folder, "two"));

            var values = Values(ours);
            Assert.Equal(19, values.Count);
            Assert.Equal(values, Values(file));
            Assert.Equal(values, Values(back));
            Assert.True(back.Read(transaction => EventLog.Verify(transaction, "mofa")).Ok);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Move(Store from, Store to, string beside)
    {
        ArchiveWriter.Write(from, new Seals(new SealPlaces(beside + ".heads", beside + ".key")), beside + ".zip", DateTimeOffset.UnixEpoch, (_, _) => { });
        using var archive = new ArchiveReader(beside + ".zip");
        new Restoration(to, new Seals(new SealPlaces(beside + ".new.heads", beside + ".new.key")), archive, (_, _) => { })
            .Store(new Change("王小明", DateTimeOffset.UnixEpoch, "搬移"), replace: false);
    }

    private static List<string> Values(Store store) => [.. IndicatorEvaluator.Evaluate(store, "mofa", 105, TimeProvider.System).Select(MinistryPackTests.Print)];
}
