using System.Net;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Web.Operation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guibiao.Web.Tests.Operation;

public sealed class OperationTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private WebApplication? site;

    private string Database => "sqlite:" + Path.Combine(folder, "test.db");

    public async ValueTask InitializeAsync()
    {
        Store.Open(Database).Write(transaction =>
        {
            Agencies.Save(transaction, new Agency("mofa", new Text("外交部", "MOFA"), null));
            return EventLog.Append(transaction, "mofa", new Change("x", DateTimeOffset.UtcNow, "x"), "test", "x", new JsonObject());
        });
        site = Site.Build(new SiteSettings(0, Database, SignInsAMinute: 3));
        site.MapGet("/away", (HttpContext _) => throw new StoreUnreachableException(new Text("不在", "away"))).AllowAnonymous();
        site.MapGet("/away.json", (HttpContext _) => throw new StoreUnreachableException(new Text("不在", "away"))).AllowAnonymous();
        site.MapGet("/broken.json", (HttpContext _) => throw new InvalidOperationException("the secret of the house")).AllowAnonymous();
        await site.StartAsync();
        http.BaseAddress = new Uri(site.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await site!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_IsToldInAWord_AndKeptByNobody(string address)
    {
        using var answer = await Get(address);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await Text(answer)));
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/away", HttpStatusCode.ServiceUnavailable, "資料庫暫時無法使用")]
    [InlineData("/away.json", HttpStatusCode.ServiceUnavailable, "資料庫暫時無法使用")]
    [InlineData("/broken.json", HttpStatusCode.InternalServerError, "錯誤編號")]
    public async Task Fault_IsASentenceWithAnId_AndTellsNothingElse(string address, HttpStatusCode status, string sentence)
    {
        using var answer = await Get(address);
        var text = await Text(answer);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{8}", text);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_TriedTooOften_IsSentAway_WithAWordOfWhen_AndReadersAreNot()
    {
        HttpResponseMessage? last = null;
        for (var i = 0; i < 4; i++)
        {
            last?.Dispose();
            using var content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Account", "x"), new("Password", "y")]);
            last = await http.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content, TestContext.Current.CancellationToken);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.InRange(last.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Contains("請求過於頻繁", await Text(last), StringComparison.Ordinal);
        last.Dispose();
        using var page = await Get("/mofa/registers");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Api_AskedTooOften_SaysSo_InJson()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 610; i++)
        {
            using var answer = await Get("/api/mofa/registers/visits/entries");
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.NotNull(JsonNode.Parse(await Text(answer))!["error"]);
            }
        }
        Assert.Equal(HttpStatusCode.Unauthorized, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task Host_ThatIsNotOurs_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.Host = "evil.example";
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Heads_AreSealed_OnceADay()
    {
        var store = Store.Open(Database);
        // The site does it when it starts.
        for (var i = 0; i < 100 && Stored().Count == 0; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Single(Stored());
        var clock = new Clock { Now = DateTimeOffset.UtcNow };
        using var daily = new DailySeal(store, new Seals(SealPlaces.Of(Database, folder)), clock, NullLogger<DailySeal>.Instance);
        daily.SealOnce();
        Assert.Single(Stored());
        store.Write(transaction => EventLog.Append(transaction, "mofa", new Change("x", DateTimeOffset.UtcNow, "x"), "test", "x", new JsonObject()));
        clock.Now += TimeSpan.FromDays(1);
        daily.SealOnce();
        daily.SealOnce();
        Assert.Equal(2, Stored().Count);

        IReadOnlyList<Head> Stored() => store.Read(transaction => Seals.Stored(transaction, "mofa"));
    }

    private Task<HttpResponseMessage> Get(string address) => http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
