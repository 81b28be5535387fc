using System.Text;
using Deque.AxeCore.Playwright;
using Guibiao.Plans;

namespace Guibiao.Web.Tests.Browser;

/// <summary>The plan as a page of HTML that people keep: before axe, on a phone and on a desk, no wider than the screen.</summary>
public sealed class PlanHtmlTests(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task File_BeforeAxe_HasNothingToMend(int width)
    {
        var plan = PlanReader.Read(File.ReadAllBytes(Path.Combine(Project.Root, "packs", "mofa-105", "plans", "105.txt"))).Plan!;
        var (bytes, _) = PlanFile.Write(new StoredPlan(105, 1, "approved", plan, null, [], 1), "html");
        await using var context = await chromium.Open(width, scripts: true);
        var page = await context.NewPageAsync();
        await page.SetContentAsync(Encoding.UTF8.GetString(bytes!));

        var found = await page.RunAxe();

        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html).Take(3))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
    }
}
