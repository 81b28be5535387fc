using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Guibiao.Web.Tests;

/// <summary>The site on a free port, asked over real HTTP. One more address, /broken, throws.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
    private WebApplication? _site;

    public HttpClient Http { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public async ValueTask InitializeAsync()
    {
        _site = Site.Build(new SiteSettings(0, "sqlite:" + Path.Combine(folder, "empty.db")));
        _site.MapGet("/broken", (HttpContext _) => throw new InvalidOperationException("the secret of the house"));
        await _site.StartAsync();
        Http.BaseAddress = new Uri(_site.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _site!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
