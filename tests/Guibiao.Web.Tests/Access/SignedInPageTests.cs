using Deque.AxeCore.Playwright;
using Guibiao.Web.Tests.Browser;

namespace Guibiao.Web.Tests.Access;

/// <summary>The pages behind the sign-in, before axe, on a phone and on a desk; none wider than the screen.</summary>
public sealed class SignedInPageTests(PeopledSite site, Chromium chromium)
{
    private static readonly (string Account, string[] Addresses)[] Pages =
    [
        ("unit-head", ["/mofa/desk", "/mofa/desk?year=106", "/mofa/desk/visits", "/mofa/desk/visits/enter", "/mofa/desk/visits/import", "/mofa/desk/visits/nil", "/mofa/desk/visits/entry?of=V105-0045", "/mofa/105", "/mofa/registers/visits", "/account", "/account/two-step", "/account/passkeys", "/account/password"]),
        ("auditor", ["/mofa/desk", "/mofa/history"]),
        ("planning-officer", ["/mofa/105/indicators/4.2/formula", "/mofa/105/indicators/4.2", "/mofa/105/plan", "/mofa/105/publish"]),
        ("administrator", ["/mofa/people", "/mofa/people/auditor", "/mofa/people/yearly"]),
    ];

    public static TheoryData<string, int, string> All => new(
        from page in Pages
        from width in (int[])[360, 1440]
        from prefix in (string[])["", "/en"]
        select (page.Account, width, prefix));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Pages_BeforeAxe_HaveNothingToMend(string account, int width, string prefix)
    {
        await using var context = await chromium.Open(width, scripts: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(site.Address, prefix + "/account/sign-in").ToString());
        await page.FillAsync("#Account", account);
        await page.FillAsync("#Password", PeopledSite.Password);
        await page.ClickAsync("main button");
        foreach (var address in Pages.First(one => one.Account == account).Addresses)
        {
            await page.GotoAsync(new Uri(site.Address, prefix + address).ToString());
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Select(violation => $"{address} {violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html).Take(3))}"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{address} is wider than {width}");
        }
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task ImportPreview_BeforeAxe_HasNothingToMend(int width)
    {
        await using var context = await chromium.Open(width, scripts: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(site.Address, "/account/sign-in").ToString());
        await page.FillAsync("#Account", "unit-head");
        await page.FillAsync("#Password", PeopledSite.Password);
        await page.ClickAsync("main button");
        await page.GotoAsync(new Uri(site.Address, "/mofa/desk/visits/import").ToString());
        var csv = "number,country,direction,rank,post,visited,days,unit,備忘\nP1,PW,inbound,minister,部長,2016-05-03,2,M-PW,x\nP2,PW,inbound,minister,部長,2016-02-30,2,M-PW,y\n";
        await page.SetInputFilesAsync("#File", new Microsoft.Playwright.FilePayload { Name = "visits.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await page.ClickAsync("form:has(#File) button");
        await Look("asked");
        await page.SelectOptionAsync("#Mean0", "");
        await page.ClickAsync("form:has(#Mean0) button");
        Assert.Equal(1, await page.Locator("a[download]").CountAsync());
        await Look("answered");

        async Task Look(string state)
        {
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Select(violation => $"{state} {violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html).Take(3))}"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{state} is wider than {width}");
        }
    }
}
