using System.Text.Json.Nodes;
using Guibiao.Packs;
using Guibiao.Storage;
using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(Guibiao.Web.Tests.RealYear))]

namespace Guibiao.Web.Tests;

/// <summary>The site on the pack packs/mofa-105, loaded once for all tests that only read it.</summary>
public sealed class RealYear : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
    private WebApplication? site;

    public HttpClient Http { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public Store Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var database = "sqlite:" + Path.Combine(folder, "mofa.db");
        Store = Store.Open(database);
        var loaded = PackLoader.Load(Store, Path.Combine(Project.Root, "packs", "mofa-105"), null, null, TimeProvider.System);
        Assert.DoesNotContain(loaded.Issues, issue => issue.Severity == Severity.Error);
        site = Site.Build(new SiteSettings(0, database));
        await site.StartAsync();
        Http.BaseAddress = new Uri(site.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await site!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    public Task<string> Get(string address) => Http.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<JsonNode> Json(string address) => JsonNode.Parse(await Get(address))!;
}
