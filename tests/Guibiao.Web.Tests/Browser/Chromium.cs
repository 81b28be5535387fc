using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Guibiao.Web.Tests.Browser.Chromium))]

namespace Guibiao.Web.Tests.Browser;

/// <summary>Debian's Chromium, started once. The package brings its own driver; no browser is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            ChromiumSandbox = false,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
        });
    }

    public Task<IBrowserContext> Open(int width, bool scripts = false) =>
        browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = scripts });

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
    }
}
