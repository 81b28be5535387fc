using System.Net;
using BenchmarkDotNet.Attributes;
using Guibiao.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Guibiao.Benchmarks;

/// <summary>Requests of the dashboard, beside a bare endpoint that answers as many bytes. Both on loopback, the client in the same process.</summary>
public class Serving
{
    public const int Requests = 2000;

    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 16 });
    private Sample sample = null!;
    private WebApplication site = null!;
    private WebApplication bare = null!;

    [GlobalSetup]
    public async Task SetUp()
    {
        sample = new Sample();
        site = Site.Build(new SiteSettings(0, sample.Address));
        await site.StartAsync();
        var page = await client.GetByteArrayAsync(new Uri(site.Urls.First() + "/mofa/105"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        bare = builder.Build();
        bare.MapGet("/", () => Results.Bytes(page, "text/html; charset=utf-8"));
        await bare.StartAsync();
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        await site.StopAsync();
        await bare.StopAsync();
        client.Dispose();
        sample.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public Task BareEndpoint() => LoadAsync(bare.Urls.First() + "/");

    [Benchmark(OperationsPerInvoke = Requests)]
    public Task Dashboard() => LoadAsync(site.Urls.First() + "/mofa/105");

    private Task LoadAsync(string address) =>
        Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, cancel) =>
        {
            using var answer = await client.GetAsync(new Uri(address), cancel);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null, cancel);
        });
}
