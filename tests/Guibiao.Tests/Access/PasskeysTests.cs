using Guibiao.Access;
using Guibiao.Archives;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Access;

public sealed class PasskeysTests(PostgreSqlServer server) : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 4, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Passkey_IsOnePersons_CountsItsUses_AndEnds(bool onServer)
    {
        var store = Open(onServer);
        Assert.True(store.Write(transaction => Passkeys.Add(transaction, Key("k1", "wang"))));
        Assert.False(store.Write(transaction => Passkeys.Add(transaction, Key("k1", "lin"))));
        Assert.False(store.Write(transaction => Passkeys.Use(transaction, "lin", "k1", 9, true, Now)));
        Assert.True(store.Write(transaction => Passkeys.Use(transaction, "wang", "k1", uint.MaxValue, true, Now.AddDays(1))));
        Assert.Equal(Key("k1", "wang") with { SignCount = uint.MaxValue, BackedUp = true, UsedAt = Now.AddDays(1) }, store.Read(transaction => Passkeys.Find(transaction, "k1")));
        Assert.Null(store.Read(transaction => Passkeys.Find(transaction, "K1")));
        Assert.False(store.Write(transaction => Passkeys.End(transaction, "lin", "k1")));
        Assert.True(store.Write(transaction => Passkeys.End(transaction, "wang", "k1")));
        Assert.Empty(store.Read(transaction => Passkeys.Of(transaction, "wang")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Passkeys_BeyondTen_AreNotTaken(bool onServer)
    {
        var store = Open(onServer);
        var taken = Enumerable.Range(1, 12).Count(at => store.Write(transaction => Passkeys.Add(transaction, Key($"k{at}", "wang"))));
        Assert.Equal(Passkeys.Most, taken);
        Assert.Equal(Passkeys.Most, store.Read(transaction => Passkeys.Of(transaction, "wang")).Count);
        Assert.True(store.Write(transaction => Passkeys.Add(transaction, Key("k13", "lin"))));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Passkey_TravelsInAnArchive_FromOneStoreToTheOther(bool fromServer, bool toServer)
    {
        var (from, to) = (Open(fromServer), Store.Open(Address(toServer)));
        from.Write(transaction => Passkeys.Add(transaction, Key("k1", "wang")));
        var file = Path.Combine(folder, "keys.zip");
        ArchiveWriter.Write(from, Seals("from"), file, Now, (_, _) => { });
        using var archive = new ArchiveReader(file);
        new Restoration(to, Seals("to"), archive, (_, _) => { }).Store(new Change("adm", Now, "演練"), replace: false);
        Assert.Equal(Key("k1", "wang"), to.Read(transaction => Passkeys.Find(transaction, "k1")));
    }

    private static Passkey Key(string id, string account) => new(id, account, "公務手機", "cHVibGlj", 0, "internal hybrid", true, false, Now, null);

    private Seals Seals(string name) => new(new SealPlaces(Path.Combine(folder, name + ".heads"), Path.Combine(folder, name + ".key")));

    private string Address(bool onServer) => onServer ? server.NewDatabase() : "sqlite:" + Path.Combine(folder, Guid.NewGuid().ToString("N") + ".db");

    private Store Open(bool onServer)
    {
        var store = Store.Open(Address(onServer));
        store.Write(transaction =>
        {
            foreach (var account in new[] { "wang", "lin" })
            {
                People.Add(transaction, new Person { Account = account, Name = account, CreatedAt = Now, Stamp = "first" });
            }
            return true;
        });
        return store;
    }
}
