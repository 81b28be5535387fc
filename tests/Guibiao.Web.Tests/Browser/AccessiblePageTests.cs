using Deque.AxeCore.Playwright;

namespace Guibiao.Web.Tests.Browser;

/// <summary>WCAG, as far as axe can tell.</summary>
public sealed class AccessiblePageTests(RealYear real, Chromium chromium)
{
    [Theory]
    [MemberData(nameof(SitePages.All), MemberType = typeof(SitePages))]
    public async Task Page_BeforeAxe_HasNothingToMend(string address, int width)
    {
        await using var context = await chromium.Open(width, scripts: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(real.Http.BaseAddress!, address).ToString());
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html).Take(3))}"));
    }
}
