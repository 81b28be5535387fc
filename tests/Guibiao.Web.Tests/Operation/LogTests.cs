using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guibiao.Access;
using Guibiao.Evidence;
using Guibiao.Storage;
using Guibiao.Web.Operation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guibiao.Web.Tests.Operation;

/// <summary>What the log and the collector are told of requests, and what they never are.</summary>
public sealed class LogTests : IDisposable
{
    private const string Password = "Blue-Whale-1";
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

    private string Database => "sqlite:" + Path.Combine(folder, "log.db");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Log_InJson_TellsEachRequest_AndNoSecret()
    {
        var (written, before) = (new StringWriter(), Console.Error);
        var lines = TextWriter.Synchronized(written);
        Console.SetError(lines);
        string token;
        try
        {
            await using var site = Site.Build(new SiteSettings(0, Database, Logs: new LogSettings(true, LogLevel.Information)));
            People(site);
            await site.StartAsync(Stop);
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Urls.First()) };
            await Access.PeopledSite.Send(http, "/account/sign-in", "sign-in", ("Account", "wang"), ("Password", "Wrong-Whale-12345"));
            await Access.PeopledSite.Send(http, "/account/sign-in", "sign-in", ("Account", "wang"), ("Password", Password));
            await Access.PeopledSite.Send(http, "/account/password", "password", ("Now", Password), ("New", "Green-Whale-77"), ("Again", "Green-Whale-77"));
            using (var scope = site.Services.CreateScope())
            {
                token = scope.ServiceProvider.GetRequiredService<Tokens>().Make(site.Services.GetRequiredService<Store>().Read(transaction => Guibiao.Access.People.Find(transaction, "wang"))!, "t", [Right.ReadHistory], DateOnly.FromDateTime(DateTime.UtcNow).AddDays(9)).Secret!;
            }
            using var request = new HttpRequestMessage(HttpMethod.Get, "/mofa/history.json?subject=what-somebody-typed") { Headers = { Authorization = new("Bearer", token) } };
            Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(request, Stop)).StatusCode);
        }
        finally
        {
            Console.SetError(before);
        }
        var told = written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // Sites of other tests, which write text, share the stream.
        var requests = told.Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).Where(line => (string?)line["Category"] == "Guibiao.Request").ToList();
        var last = requests.Last(line => (string?)line["State"]!["Route"] == "/{agency}/history.json")["State"]!;
        Assert.Equal(("GET", "200", "wang", "mofa"), ((string)last["Method"]!, last["Status"]!.ToString(), (string)last["Account"]!, (string)last["Agency"]!));
        Assert.Matches("^[0-9a-f]{32}$", (string)last["Trace"]!);
        foreach (var secret in (string[])[Password, "Wrong-Whale-12345", "Green-Whale-77", token, "guibiao=", "what-somebody-typed", "__RequestVerificationToken"])
        {
            Assert.DoesNotContain(secret, written.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Traces_AndMetrics_ReachTheCollector_WithTheDatabasesSpans_AndNothingOfPeople()
    {
        var bodies = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            bodies.AddOrUpdate(signal, _ => Encoding.Latin1.GetString(body.ToArray()), (_, earlier) => earlier + Encoding.Latin1.GetString(body.ToArray()));
            return Results.Ok();
        });
        await collector.StartAsync(Stop);
        await using (var site = Site.Build(new SiteSettings(0, Database, Telemetry: new Uri(collector.Urls.First() + "/"))))
        {
            People(site);
            await site.StartAsync(Stop);
            using var http = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
            await Access.PeopledSite.Send(http, "/account/sign-in", "sign-in", ("Account", "wang"), ("Password", Password));
            await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Stop);
            // What waits is sent when the site ends.
            await site.StopAsync(Stop);
        }
        Assert.Contains("transaction", bodies["traces"], StringComparison.Ordinal);
        Assert.Contains("sqlite", bodies["traces"], StringComparison.Ordinal);
        Assert.Contains("/health/ready", bodies["traces"], StringComparison.Ordinal);
        Assert.Contains("guibiao.transaction.duration", bodies["metrics"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", bodies["metrics"], StringComparison.Ordinal);
        Assert.All(bodies.Values, body => Assert.DoesNotContain("wang", body, StringComparison.Ordinal));
    }

    private static void People(WebApplication site) => site.Services.GetRequiredService<Store>().Write(transaction =>
    {
        Agencies.Save(transaction, new Agency("mofa", new Text("外交部", "MOFA"), null));
        var person = new Person { Account = "wang", Name = "wang", CreatedAt = DateTimeOffset.UtcNow, PasswordAt = DateTimeOffset.UtcNow.AddDays(-2), Stamp = "first" };
        person.PasswordHash = new PasswordHasher<Person>().HashPassword(person, Password);
        Guibiao.Access.People.Add(transaction, person);
        return Guibiao.Access.People.AddRole(transaction, "wang", new HeldRole("mofa", Role.Auditor, null));
    });
}
