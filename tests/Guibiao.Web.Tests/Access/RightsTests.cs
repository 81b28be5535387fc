using System.Net;
using System.Text;
using Guibiao.Access;
using Microsoft.AspNetCore.Routing;

namespace Guibiao.Web.Tests.Access;

/// <summary>docs/access.md is what the site answers to each role on each route; a route without a row fails here. GUIBIAO_WRITE_DOCS=1 writes the page anew.</summary>
public sealed class RightsOnSqliteTests(PeopledSite site) : RightsTests(site);

/// <summary>The same answers through the role that row-level security binds: a page that forgets its agency would find nothing.</summary>
public sealed class RightsOnPostgreSqlTests(PeopledServer site, RealYear file) : RightsTests(site), IClassFixture<PeopledServer>
{
    [Theory]
    [InlineData("/mofa/105.json")]
    [InlineData("/mofa/105.csv")]
    [InlineData("/mofa/105/indicators/4.2.json?term=%231")]
    [InlineData("/mofa/105/plan.json")]
    [InlineData("/mofa/registers.json")]
    [InlineData("/mofa/registers/visits.json?month=2016-05")]
    [InlineData("/mofa/registers/visits.csv?month=2016-05")]
    public async Task Data_ThroughTheBoundRole_IsWhatAFileGives(string address)
    {
        var (here, there) = (await Site.Stranger.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken), await file.Get(address));
        Assert.True(there.Length > 400, there);
        Assert.Equal(Fixed(there), Fixed(here));
    }

    [Fact]
    public async Task Entry_ThroughTheBoundRole_WalksToItsPublication()
    {
        var (reporter, head, officer) = (await Site.As("unit-reporter"), await Site.As("unit-head"), await Site.As("planning-officer"));
        var page = new Uri("/mofa/registers/visits?month=2016-05", UriKind.Relative);
        foreach (var (who, address, form, fields) in ((HttpClient, string, string, (string, string)[])[])
        [
            (reporter, "/mofa/desk/visits/enter", "enter", [("number", "R105-0001"), ("country", "PW"), ("direction", "inbound"), ("rank", "minister"), ("post", "部長"), ("visited", "2016-05-03"), ("days", "2"), ("unit", PeopledSite.Unit), ("class", "public"), ("Act", "submit")]),
            (head, "/mofa/desk/visits", "step", [("Entry", "R105-0001"), ("Act", "verify")]),
            (reporter, "/mofa/desk/visits/nil", "nil", [("Unit", PeopledSite.Unit), ("Month", "106/2")]),
            (officer, "/mofa/105/indicators/1.1/formula", "formula", [("Text", "#1"), ("bind:#1", "ally_visits"), ("Act", "confirm"), ("Reason", "核")]),
            (officer, "/mofa/105/publish", "publish", [("Reason", "月報")]),
        ])
        {
            var answer = await PeopledSite.Send(who, address, form, fields);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, address + await PeopledSite.Text(answer));
        }
        Assert.Contains("R105-0001", await Site.Stranger.GetStringAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // What was public before is so again: the other tests look at it.
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(officer, "/mofa/105/publish", "withdraw", ("Back", "測試"))).StatusCode);
        Assert.DoesNotContain("R105-0001", await Site.Stranger.GetStringAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // When it was published, and who did it when, is each database's own.
    private static string Fixed(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"20\d\d-\d\d-\d\dT[\d:.]+Z", "now");
}

public abstract class RightsTests(PeopledSite site)
{
    private static readonly string File = Path.Combine(Project.Root, "docs", "access.md");

    protected PeopledSite Site => site;

    /// <summary>Routes in whose place an address can be asked for; each of the rest is a row of its own with its own example.</summary>
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["/"] = "/",
        ["/_framework/opaque-redirect"] = "/_framework/opaque-redirect",
        ["/fault"] = "/fault",
        ["/health/live"] = "/health/live",
        ["/health/ready"] = "/health/ready",
        ["/not-found"] = "/not-found",
        ["/account"] = "/account",
        ["/account/first"] = "/account/first?code=0",
        ["/account/passkeys"] = "/account/passkeys",
        ["/account/passkeys/make"] = "/account/passkeys/make",
        ["/account/passkeys/use"] = "/account/passkeys/use",
        ["/account/password"] = "/account/password",
        ["/account/provider"] = "/account/provider",
        ["/account/second-step"] = "/account/second-step",
        ["/account/sign-in"] = "/account/sign-in",
        ["/account/two-step"] = "/account/two-step",
        ["/account/sign-out"] = "/account/sign-out",
        ["/{agency}/{year:int}"] = "/mofa/105",
        ["/{agency}/{year:int}.json"] = "/mofa/105.json",
        ["/{agency}/{year:int}.csv"] = "/mofa/105.csv",
        ["/{agency}/{year:int}/plan"] = "/mofa/105/plan",
        ["/{agency}/{year:int}/plan.json"] = "/mofa/105/plan.json",
        ["/{agency}/{year:int}/plan.txt"] = "/mofa/105/plan.txt",
        ["/{agency}/{year:int}/plan.html"] = "/mofa/105/plan.html",
        ["/{agency}/{year:int}/plan.odt"] = "/mofa/105/plan.odt",
        ["/{agency}/{year:int}/plan.docx"] = "/mofa/105/plan.docx",
        ["/{agency}/{year:int}/plan.pdf"] = "/mofa/105/plan.pdf",
        ["/{agency}/{year:int}/indicators/{id}"] = "/mofa/105/indicators/1.1",
        ["/{agency}/{year:int}/indicators/{id}.json"] = "/mofa/105/indicators/1.1.json",
        ["/{agency}/{year:int}/indicators/{id}.csv"] = "/mofa/105/indicators/1.1.csv",
        ["/{agency}/{year:int}/indicators/{id}/formula"] = "/mofa/105/indicators/1.1/formula",
        ["/{agency}/{year:int}/publish"] = "/mofa/105/publish",
        ["/{agency}/registers"] = "/mofa/registers",
        ["/{agency}/registers.json"] = "/mofa/registers.json",
        ["/{agency}/registers.csv"] = "/mofa/registers.csv",
        ["/{agency}/registers/{name}"] = "/mofa/registers/visits",
        ["/{agency}/registers/{register}.json"] = "/mofa/registers/visits.json",
        ["/{agency}/registers/{register}.csv"] = "/mofa/registers/visits.csv",
        ["/{agency}/desk"] = "/mofa/desk",
        ["/{agency}/desk/{name}"] = "/mofa/desk/visits",
        ["/{agency}/desk/{register}.csv"] = "/mofa/desk/visits.csv",
        ["/{agency}/desk/{name}/enter"] = "/mofa/desk/visits/enter",
        ["/{agency}/desk/{name}/entry"] = "/mofa/desk/visits/entry?of=V105-0045",
        ["/{agency}/desk/{name}/import"] = "/mofa/desk/visits/import",
        ["/{agency}/desk/{register}/refused"] = "/mofa/desk/visits/refused",
        ["/{agency}/desk/{register}/template.ods"] = "/mofa/desk/visits/template.ods",
        ["/{agency}/desk/{register}/template.xlsx"] = "/mofa/desk/visits/template.xlsx",
        ["/{agency}/desk/{name}/nil"] = "/mofa/desk/visits/nil",
        ["/{agency}/people"] = "/mofa/people",
        ["/account/invitation/{agency}"] = "/account/invitation/mofa?code=0",
        ["/{agency}/people/yearly"] = "/mofa/people/yearly",
        ["/{agency}/people/yearly.json"] = "/mofa/people/yearly.json",
        ["/{agency}/people/yearly.csv"] = "/mofa/people/yearly.csv",
        ["/{agency}/people/{account}"] = "/mofa/people/auditor",
        ["/{agency}/history"] = "/mofa/history",
        ["/{agency}/history.json"] = "/mofa/history.json",
        ["/{agency}/history.csv"] = "/mofa/history.csv",
        ["/api/{agency}/registers/{register}/entries"] = "/api/mofa/registers/visits/entries",
        ["/api/{agency}/registers/{register}/entries/submit"] = "/api/mofa/registers/visits/entries/submit",
        ["/api/{agency}/registers/{register}/entries/verify"] = "/api/mofa/registers/visits/entries/verify",
        ["/api/{agency}/registers/{register}/entries/return"] = "/api/mofa/registers/visits/entries/return",
        ["/api/{agency}/registers/{register}/entries/correct"] = "/api/mofa/registers/visits/entries/correct",
        ["/api/{agency}/registers/{register}/entries/nil"] = "/api/mofa/registers/visits/entries/nil",
        ["/api/{agency}/{year:int}/indicators/{id}/confirm"] = "/api/mofa/105/indicators/1.1/confirm",
    };

    [Fact]
    public async Task EveryRoute_AnswersEachRole_AsThePageSays()
    {
        var table = new StringBuilder();
        table.Append("# Who may see what\n\nWritten by a test (RightsTests) from what the site answers, and held to it: a route that isn't here fails the test. Which role has which right stands in\n"
            + "`src/Guibiao/Access/Right.cs`; a role of a unit has its rights in that unit only. Rows under /api were asked with a token of all the person's rights, the rest with a browser.\n\n"
            + "200: let in. 302: sent to sign in (→: sent elsewhere). 401: a token is wanted. 403: the role lacks the right. 400, 422: let in, and the empty request refused. 404: not shown to this person.\n\n");
        string[] people = ["", "nobody", .. RoleNames.All.Select(role => role.Word())];
        table.Append($"| | {string.Join(" | ", people.Select(person => person.Length == 0 ? "stranger" : person == "nobody" ? "no role" : person))} |\n|---|{string.Concat(people.Select(_ => "---|"))}\n");
        foreach (var (method, route) in Rows())
        {
            Assert.True(Examples.TryGetValue(route, out var address), $"{method} {route} has no row: give an example of it here, then look at docs/access.md");
            var cells = new List<string>();
            foreach (var person in people)
            {
                cells.Add(await Ask(person, method, address));
            }
            table.Append($"| {method} {route} | {string.Join(" | ", cells)} |\n");
        }
        if (Environment.GetEnvironmentVariable("GUIBIAO_WRITE_DOCS") == "1" && this is RightsOnSqliteTests)
        {
            await System.IO.File.WriteAllTextAsync(File, table.ToString(), TestContext.Current.CancellationToken);
        }
        Assert.Equal(await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken), table.ToString());
    }

    private IEnumerable<(string Method, string Route)> Rows() => site.Routes
        .SelectMany(route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(method => method is not "HEAD")
            // A page's form is sent to the page's own address: who may see the one may send the other.
            .Where(method => method == "GET" || route.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
            .Select(method => (method, "/" + route.RoutePattern.RawText!.Trim('/'))))
        .Distinct()
        .OrderBy(row => row.Item2, StringComparer.Ordinal).ThenBy(row => row.method, StringComparer.Ordinal);

    private async Task<string> Ask(string person, string method, string address)
    {
        using var program = address.StartsWith("/api/", StringComparison.Ordinal) && person.Length > 0 ? site.Program(person, Rights.All) : null;
        var client = program ?? (person.Length == 0 ? site.Stranger : await site.As(person));
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (method == "POST" && address.StartsWith("/api/", StringComparison.Ordinal))
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/account/sign-in", StringComparison.Ordinal)
            ? "302"
            : answer.StatusCode == HttpStatusCode.Redirect ? "→"
            : ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
