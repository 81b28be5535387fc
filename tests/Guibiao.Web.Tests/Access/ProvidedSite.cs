using Guibiao.Access;
using Guibiao.Evidence;
using Guibiao.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Guibiao.Web.Tests.Access;

/// <summary>A site where people may also come by a provider.</summary>
public sealed class ProvidedSite : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
    private WebApplication? site;
    private int made;

    public Provider Provider { get; } = new();

    public Store Store { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => site!.Services;

    public async ValueTask InitializeAsync()
    {
        await Provider.Start();
        var database = "sqlite:" + Path.Combine(folder, "provided.db");
        Store = Store.Open(database);
        Store.Write(transaction =>
        {
            Agencies.Save(transaction, new Agency("mofa", new Text("外交部", "Ministry of Foreign Affairs"), null));
            return true;
        });
        site = Site.Build(new SiteSettings(0, database, SignInsAMinute: 10_000, Provider: Provider.Settings));
        await site.StartAsync();
        Address = new Uri(site.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await site!.DisposeAsync();
        await Provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Somebody new with an e-mail of their own, who administers nothing and reads the history.</summary>
    public (string Account, string Email) NewPerson(Action<Person>? change = null)
    {
        var account = $"person-{Interlocked.Increment(ref made)}";
        var now = DateTimeOffset.UtcNow;
        var person = new Person { Account = account, Name = account, Email = account + "@mofa.example", PasswordAt = now, CreatedAt = now, Stamp = "first" };
        person.PasswordHash = new PasswordHasher<Person>().HashPassword(person, PeopledSite.Password);
        change?.Invoke(person);
        Store.Write(transaction =>
        {
            People.Add(transaction, person);
            return People.AddRole(transaction, account, new HeldRole("mofa", Role.Auditor, null));
        });
        return (account, person.Email!);
    }

    public IReadOnlyList<ProviderAccount> Linked(string account) => Store.Read(transaction => ProviderAccounts.Of(transaction, account));

    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
}
