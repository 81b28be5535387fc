namespace Guibiao.Web.Tests.Browser;

/// <summary>Without scripts and without a mouse.</summary>
public sealed class PlainPageTests(RealYear real, Chromium chromium)
{
    [Theory]
    [MemberData(nameof(SitePages.All), MemberType = typeof(SitePages))]
    public async Task Page_WithoutScripts_FitsAndIsReachedByKeyboard(string address, int width)
    {
        await using var context = await chromium.Open(width);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(new Uri(real.Http.BaseAddress!, address).ToString());
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, "it scrolls sideways");
        // A missing page is a 404, which the console always tells.
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));

        var count = await page.EvaluateAsync<int>(
            "() => { const all = [...document.querySelectorAll('a[href], button:not([disabled]), input, select, [tabindex=\"0\"]')].filter(one => one.getClientRects().length > 0); all.forEach((one, at) => one.setAttribute('data-at', at)); return all.length; }");
        Assert.True(count > 3);
        for (var at = 0; at < count; at++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal(at.ToString(), await page.EvaluateAsync<string>("document.activeElement.getAttribute('data-at')"));
            if (at == 0)
            {
                Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
            }
        }
    }
}
