using Guibiao.Access;
using Guibiao.Archives;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Access;

public sealed class ProviderAccountsTests(PostgreSqlServer server) : IDisposable
{
    private const string Issuer = "https://sso.example/";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Account_IsFoundByEmailOnce_ThenByItsSubject(bool onServer)
    {
        var store = Open(onServer);
        Assert.Equal("wang", Match(store, " WANG@mofa.example "));
        Assert.Null(Match(store, "twin@mofa.example"));
        Assert.Null(Match(store, ""));
        Assert.Null(Match(store, "nobody@mofa.example"));
        Assert.True(Add(store, "wang", Issuer, "s1"));
        Assert.False(Add(store, "lin", Issuer, "s1"));
        Assert.False(Add(store, "wang", Issuer, "s2"));
        Assert.True(Add(store, "wang", "https://other.example/", "s1"));
        Assert.Null(Match(store, "wang@mofa.example"));
        Assert.Equal(new ProviderAccount(Issuer, "s1", "wang", "wang@mofa.example", Now), store.Read(transaction => ProviderAccounts.Find(transaction, Issuer, "s1")));
        Assert.Null(store.Read(transaction => ProviderAccounts.Find(transaction, Issuer, "S1")));
        Assert.True(store.Write(transaction => ProviderAccounts.End(transaction, "wang", Issuer)));
        Assert.False(store.Write(transaction => ProviderAccounts.End(transaction, "wang", Issuer)));
        Assert.Equal("https://other.example/", Assert.Single(store.Read(transaction => ProviderAccounts.Of(transaction, "wang"))).Issuer);
        Assert.Equal("wang", Match(store, "wang@mofa.example"));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Link_TravelsInAnArchive_FromOneStoreToTheOther(bool fromServer, bool toServer)
    {
        var (from, to) = (Open(fromServer), Store.Open(Address(toServer)));
        Add(from, "wang", Issuer, "s1");
        var file = Path.Combine(folder, "links.zip");
        ArchiveWriter.Write(from, Seals("from"), file, Now, (_, _) => { });
        using var archive = new ArchiveReader(file);
        new Restoration(to, Seals("to"), archive, (_, _) => { }).Store(new Change("adm", Now, "演練"), replace: false);
        Assert.Equal("wang", to.Read(transaction => ProviderAccounts.Find(transaction, Issuer, "s1"))!.Account);
    }

    private static string? Match(Store store, string email) => store.Read(transaction => ProviderAccounts.Match(transaction, Issuer, email))?.Account;

    private static bool Add(Store store, string account, string issuer, string subject) =>
        store.Write(transaction => ProviderAccounts.Add(transaction, new ProviderAccount(issuer, subject, account, account + "@mofa.example", Now)));

    private Seals Seals(string name) => new(new SealPlaces(Path.Combine(folder, name + ".heads"), Path.Combine(folder, name + ".key")));

    private string Address(bool onServer) => onServer ? server.NewDatabase() : "sqlite:" + Path.Combine(folder, Guid.NewGuid().ToString("N") + ".db");

    private Store Open(bool onServer)
    {
        var store = Store.Open(Address(onServer));
        store.Write(transaction =>
        {
            foreach (var (account, email) in new[] { ("wang", "wang@mofa.example"), ("lin", "twin@mofa.example"), ("chen", "Twin@mofa.example"), ("hsu", null) })
            {
                People.Add(transaction, new Person { Account = account, Name = account, Email = email, CreatedAt = Now, Stamp = "first" });
            }
            return true;
        });
        return store;
    }
}
