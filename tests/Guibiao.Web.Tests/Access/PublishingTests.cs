using System.Net;
using System.Text.Json.Nodes;

namespace Guibiao.Web.Tests.Access;

/// <summary>The public reads what was published: what units do meanwhile is seen by those with a role alone.</summary>
public sealed class PublishingTests(PeopledSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VerifiedEntry_IsPublicOnceAnOfficerPublishes_AndNotBefore()
    {
        var (reporter, head, officer) = (await site.As("unit-reporter"), await site.As("unit-head"), await site.As("planning-officer"));
        await Publish(officer, "先前之異動");
        var before = await Value(site.Stranger);
        var entered = await PeopledSite.Send(reporter, "/mofa/desk/visits/enter", "enter",
            ("number", "P105-0001"), ("country", "PW"), ("direction", "inbound"), ("rank", "minister"), ("post", "部長"), ("visited", "2016-05-03"), ("days", "2"), ("unit", PeopledSite.Unit), ("class", "public"), ("Act", "submit"));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(head, "/mofa/desk/visits", "step", ("Entry", "P105-0001"), ("Act", "verify"))).StatusCode);

        Assert.Equal(before, await Value(site.Stranger));
        Assert.Equal(before + 1, await Value(officer));
        Assert.DoesNotContain("P105-0001", await Get(site.Stranger, "/mofa/registers/visits?month=2016-05"), StringComparison.Ordinal);
        Assert.DoesNotContain("P105-0001", await Get(site.Stranger, "/mofa/registers/visits.csv?month=2016-05"), StringComparison.Ordinal);
        Assert.DoesNotContain("P105-0001", await Get(site.Stranger, "/mofa/105/indicators/1.1.json?term=%231"), StringComparison.Ordinal);
        Assert.Contains("P105-0001", await Get(head, "/mofa/registers/visits?month=2016-05"), StringComparison.Ordinal);
        Assert.Contains("民眾看不到", await Get(head, "/mofa/105"), StringComparison.Ordinal);

        var preview = await Get(officer, "/mofa/105/publish");
        Assert.Contains("19 項指標中有 1 項與公開的不同", preview, StringComparison.Ordinal);
        Assert.Equal("/mofa/105/publish?done=publish", await Publish(officer, "五月月報"));
        Assert.Equal(before + 1, await Value(site.Stranger));
        Assert.Contains("P105-0001", await Get(site.Stranger, "/mofa/registers/visits?month=2016-05"), StringComparison.Ordinal);
        Assert.Equal("/mofa/105/publish?done=same", await Publish(officer, "再一次"));

        var back = await PeopledSite.Send(officer, "/mofa/105/publish", "withdraw", ("Back", "誤公布"));
        Assert.Equal("/mofa/105/publish?done=withdraw", Local(back));
        Assert.Equal(before, await Value(site.Stranger));
        Assert.DoesNotContain("planning-officer", await Get(site.Stranger, "/mofa/105.json"), StringComparison.Ordinal);
        Assert.Contains("誤公布", await Get(head, "/mofa/105/plan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_WithoutAReason_IsRefusedInASentence() =>
        Assert.Contains("請寫下理由", await PeopledSite.Text(await PeopledSite.Send(await site.As("planning-officer"), "/mofa/105/publish", "publish", ("Reason", " "))), StringComparison.Ordinal);

    [Theory]
    [InlineData("/mofa/105/indicators/1.1", "確認算式")]
    [InlineData("/mofa/105/plan", "公布年度")]
    [InlineData("/mofa/registers/visits", "匯入")]
    public async Task Changes_OfAnObject_StandOnItsPage_ForThoseWithARoleAlone(string address, string kind)
    {
        var page = await Get(await site.As("auditor"), address);
        Assert.Contains("誰改了什麼", page, StringComparison.Ordinal);
        Assert.Contains($"<td>{kind}", page, StringComparison.Ordinal);
        Assert.Contains("/mofa/history?subject=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/mofa/history?subject=", await Get(await site.As("unit-reporter"), address), StringComparison.Ordinal);
        Assert.DoesNotContain("誰改了什麼", await Get(site.Stranger, address), StringComparison.Ordinal);
        Assert.DoesNotContain("誰改了什麼", await Get(await site.As("nobody"), address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_OfARegister_TellAUnitNothingOfOthersEntries() =>
        Assert.DoesNotContain("誰改了什麼", await Get(await site.As("unit-head"), "/mofa/registers/visits"), StringComparison.Ordinal);

    private static async Task<string?> Publish(HttpClient officer, string reason) => Local(await PeopledSite.Send(officer, "/mofa/105/publish", "publish", ("Reason", reason)));

    private static string? Local(HttpResponseMessage answer) => answer.Headers.Location is { IsAbsoluteUri: true } location ? location.PathAndQuery : answer.Headers.Location?.ToString();

    private static async Task<string> Get(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(address, UriKind.Relative), Stop));

    private static async Task<decimal> Value(HttpClient client) =>
        decimal.Parse((string)JsonNode.Parse(await Get(client, "/mofa/105/indicators/1.1.json"))!["value"]!, System.Globalization.CultureInfo.InvariantCulture);
}
