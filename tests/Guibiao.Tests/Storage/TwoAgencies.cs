using Dapper;
using Guibiao.Access;
using Guibiao.Packs;
using Guibiao.Storage;
using Guibiao.Tests.Packs;

namespace Guibiao.Tests.Storage;

/// <summary>A PostgreSQL database with the small pack under two codes; the owner's store, and the site's.</summary>
public sealed class TwoAgencies : IDisposable
{
    private readonly SmallPack pack = new();

    public TwoAgencies(PostgreSqlServer server)
    {
        File.AppendAllText(pack.FileName("pack.yaml"), "\npublish: true\n");
        var address = server.NewDatabase();
        Owner = Store.Open(address);
        Load("mofa");
        pack.Change("pack.yaml", "code: mofa", "code: other");
        Load("other");
        Site = Store.Open(server.AsSite(address));
    }

    public Store Owner { get; }

    public Store Site { get; }

    public string Folder => pack.Folder;

    public void Dispose() => pack.Dispose();

    private void Load(string agency)
    {
        var result = PackLoader.Load(Owner, pack.Folder, null, null, TimeProvider.System);
        Assert.Equal((agency, true), (result.Agency, result.Issues.Count == 0));
        Owner.Write(transaction =>
        {
            People.Add(transaction, new Person { Account = agency, Name = agency, CreatedAt = SmallPack.Now });
            return transaction.Connection!.Execute(
                """
                INSERT INTO invitation (agency, person, digest, by, made_at, expires_at) VALUES (@agency, @agency, @agency, 'x', @now, @now);
                INSERT INTO confirmed (agency, person, at, by) VALUES (@agency, @agency, @now, 'x');
                """,
                new { agency, now = Times.Print(SmallPack.Now) }, transaction);
        });
    }
}
