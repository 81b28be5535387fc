using System.Net;
using System.Text.Json.Nodes;
using Guibiao.Evidence;

namespace Guibiao.Web.Tests.Pages;

public sealed class RegistersTests(Agora agora) : IClassFixture<Agora>
{
    [Theory]
    [InlineData("/agora/registers/visits")]
    [InlineData("/agora/registers/visits.json")]
    [InlineData("/agora/registers/visits.csv")]
    public async Task Register_InAnyForm_KeepsToWhatIsVerifiedAndPublic(string address)
    {
        var text = await agora.Get(address);
        Assert.Contains("V012", text, StringComparison.Ordinal);
        Assert.DoesNotContain("S001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("D001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("R001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden remark", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_OfRegister_IsWhatTheWorkerLists()
    {
        var json = JsonNode.Parse(await agora.Get("/agora/registers/visits.json?country=PW"))!;
        var page = agora.Read(transaction => EntryList.Read(
            transaction, Agora.Code, RegisterStore.Find(transaction, "visits")!, new EntryQuery(PublicOnly: true, Fields: new Dictionary<string, string> { ["country"] = "PW" }, Size: 50)));
        Assert.Equal(40, (int)json["count"]!);
        Assert.Equal(page.Entries.Select(entry => entry.Version.Entry), json["entries"]!.AsArray().Select(entry => (string)entry!["entry"]!));
        Assert.Equal("3000.50", (string)json["entries"]!.AsArray().Single(entry => (string)entry!["entry"]! == "V003")!["fields"]!["cost"]!);
    }

    [Fact]
    public async Task Pages_FollowedToTheEnd_ShowEachEntryOnce()
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var json = JsonNode.Parse(await agora.Get("/agora/registers/visits.json" + (cursor is null ? "" : "?cursor=" + cursor)))!;
            seen.AddRange(json["entries"]!.AsArray().Select(entry => (string)entry!["entry"]!));
            cursor = (string?)json["next"];
        }
        while (cursor is not null);
        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(121, (await agora.Get("/agora/registers/visits.csv")).Trim().Split("\r\n").Length);
    }

    [Theory]
    [InlineData("month=105/3", 10)]
    [InlineData("month=2016-03", 10)]
    [InlineData("unit=DAP", 120)]
    [InlineData("unit=&month=&country=", 120)]
    [InlineData("month=2017-01", 0)]
    public async Task Register_Asked_Selects(string question, int count) =>
        Assert.Equal(count, (int)JsonNode.Parse(await agora.Get("/agora/registers/visits.json?" + question))!["count"]!);

    [Theory]
    [InlineData("month=soon")]
    [InlineData("remark=hidden remark")]
    [InlineData("country=Nowhere")]
    [InlineData("cursor=nonsense")]
    public async Task Register_AskedWhatItCannotAnswer_SaysSo(string question)
    {
        var answer = await agora.Http.GetAsync("/agora/registers/visits.json?" + question, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["issues"]!.AsArray());
        Assert.Contains("notice warning", await agora.Get("/agora/registers/visits?" + question), StringComparison.Ordinal);
        // A file holds all pages; a place in it means nothing.
        Assert.Equal(question.StartsWith("cursor", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.BadRequest, (await agora.Http.GetAsync("/agora/registers/visits.csv?" + question, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/agora/registers/courses")]
    [InlineData("/agora/registers/courses.json")]
    [InlineData("/agora/registers/courses.csv")]
    public async Task Register_ThatProtectsPersons_HidesFewAndNames(string address)
    {
        Assert.DoesNotContain("secret-", await agora.Get(address), StringComparison.Ordinal);
        Assert.Contains("2016-03-04", await agora.Get(address + "?country=JP"), StringComparison.Ordinal);
        Assert.DoesNotContain("2016-03-01", await agora.Get(address + "?country=PW"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_WhoseKeyIsNotPublic_GivesNoPlaceInItsList()
    {
        await using var other = new Agora();
        await other.InitializeAsync();
        other.Import("courses", "staff,held,country,unit\n" + string.Concat(Enumerable.Range(1, 1100).Select(at => $"more-{at},2016-04-01,JP,DAP\n")));
        var json = JsonNode.Parse(await other.Get("/agora/registers/courses.json"))!;
        Assert.Null(json["next"]);
        Assert.Equal(1000, json["entries"]!.AsArray().Count);
        Assert.Contains("其餘見 CSV", await other.Get("/agora/registers/courses"), StringComparison.Ordinal);
        Assert.Equal(1110, (await other.Get("/agora/registers/courses.csv")).Trim().Split("\r\n").Length);
    }

    [Theory]
    [InlineData("/agora/registers/nothing", "text/html")]
    [InlineData("/nobody/registers", "text/html")]
    [InlineData("/agora/registers/nothing.json", "application/json")]
    [InlineData("/nobody/registers.csv", "application/json")]
    [InlineData("/agora/104.json", "application/json")]
    [InlineData("/agora/104/plan.json", "application/json")]
    [InlineData("/agora/104/indicators/1.1.json", "application/json")]
    [InlineData("/agora/104", "text/html")]
    public async Task Address_OfNothing_IsNotFoundWithABody(string address, string type)
    {
        var answer = await agora.Http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Page_AfterAChange_IsNeverTheOldOne()
    {
        await using var other = new Agora();
        await other.InitializeAsync();
        for (var added = 0; added < 5; added++)
        {
            Assert.Contains($"{120 + added} 筆", await other.Get("/agora/registers/visits"), StringComparison.Ordinal);
            Assert.Contains($"{120 + added} 筆", await other.Get("/agora/registers/visits"), StringComparison.Ordinal);
            other.Import("visits", $"number,visited,country,unit\nN{added},2016-05-05,JP,DAP\n");
        }
    }
}
