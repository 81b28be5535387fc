using System.Net;
using Guibiao.Access;
using Guibiao.Web.SignIn;

namespace Guibiao.Web.Tests.Access;

/// <summary>The site with a provider of OpenID Connect beside it.</summary>
public sealed class ProvidedSite : PeopledSite
{
    public IdentityProvider Other { get; } = new();

    protected override ProviderSettings Provider => new(Other.Address, IdentityProvider.Client, IdentityProvider.Secret, "部內單一登入");

    public override async ValueTask InitializeAsync()
    {
        await Other.Start();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Other.DisposeAsync();
    }
}

public sealed class ProviderTests(ProvidedSite site) : IClassFixture<ProvidedSite>
{
    private static int number;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verified_IsLinkedByTheEmail_AndFoundByTheProvidersNameEverAfter()
    {
        var (account, email) = Person();
        using var browser = site.Browser();
        Assert.Contains("以 部內單一登入 登入", await browser.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative), Stop), StringComparison.Ordinal);
        Assert.Equal("/mofa/history", await SignIn(browser, ("s-" + account, email.ToUpperInvariant(), true), "/mofa/history"));
        Assert.Contains(account, await PeopledSite.Text(await browser.GetAsync(new Uri("/account", UriKind.Relative), Stop)), StringComparison.Ordinal);
        // The address may change at the provider, and be given to somebody else: the link holds.
        using var later = site.Browser();
        Assert.Equal("/mofa/history", await SignIn(later, ("s-" + account, "another@mofa.example", true), "/mofa/history"));
        using var newcomer = site.Browser();
        Assert.Equal("/account/sign-in?wrong=provider", await SignIn(newcomer, ("s-newcomer", "another@mofa.example", true)));

        var page = await later.GetStringAsync(new Uri("/account", UriKind.Relative), Stop);
        var unlink = System.Text.RegularExpressions.Regex.Match(page, "value=\"(unlink-[^\"]+)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(later, "/account", unlink)).StatusCode);
        using var after = site.Browser();
        Assert.Equal("/account/sign-in?wrong=provider", await SignIn(after, ("s-" + account, "another@mofa.example", true)));
    }

    [Fact]
    public async Task Unverified_Unknown_Ambiguous_Disabled_Locked_StayOutside_WithTheSameAnswer()
    {
        var (_, unverified) = Person();
        var (_, disabled) = Person(person => person.Disabled = true);
        var (_, locked) = Person(person => person.LockedUntil = DateTimeOffset.UtcNow.AddMinutes(5));
        var (_, expired) = Person(person => person.ExpiresOn = new DateOnly(2020, 1, 1));
        var (_, twice) = Person();
        Person(person => person.Email = twice);
        foreach (var visitor in ((string, string?, bool)[])[("u", unverified, false), ("n", "nobody@mofa.example", true), ("d", disabled, true), ("l", locked, true), ("e", expired, true), ("t", twice, true), ("x", null, true)])
        {
            using var browser = site.Browser();
            Assert.Equal("/account/sign-in?wrong=provider", await SignIn(browser, visitor));
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
        }
        Assert.Contains("無法以外部帳號登入", await site.Stranger.GetStringAsync(new Uri("/account/sign-in?wrong=provider", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WayBack_WithAStateOfSomebodyElses_OrNone_LetsNobodyIn()
    {
        var (account, email) = Person();
        using var begun = site.Browser();
        var back = await WayBack(begun, ("s-" + account, email, true));
        using var other = site.Browser();
        Assert.Equal("/account/sign-in?wrong=provider", Path((await other.GetAsync(back, Stop)).Headers.Location));
        Assert.Equal("/account/sign-in?wrong=provider", Path((await begun.GetAsync(new Uri(back.ToString().Replace("state=", "state=A", StringComparison.Ordinal)), Stop)).Headers.Location));
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal("/account/sign-in?wrong=provider", Path((await other.GetAsync(new Uri("/account/provider/done", UriKind.Relative), Stop)).Headers.Location));
    }

    [Fact]
    public async Task WayOn_LeadsOnlyIntoThisSite()
    {
        var (account, email) = Person();
        using var browser = site.Browser();
        Assert.Equal("/mofa/history", await SignIn(browser, ("s-" + account, email, true), "//evil.example/"));
    }

    private (string Account, string Email) Person(Action<Person>? change = null)
    {
        var email = $"p{Interlocked.Increment(ref number)}@mofa.example";
        return (site.NewPerson(new HeldRole("mofa", Role.Auditor, null), person =>
        {
            person.Email = email;
            change?.Invoke(person);
        }), email);
    }

    private async Task<string?> SignIn(HttpClient browser, (string, string?, bool) visitor, string? next = null)
    {
        var answer = await browser.GetAsync(await WayBack(browser, visitor, next), Stop);
        var where = answer.Headers.Location!;
        if (Path(where)?.StartsWith("/account/provider/done", StringComparison.Ordinal) == true)
        {
            where = (await browser.GetAsync(new Uri(site.Address, where), Stop)).Headers.Location!;
        }
        return Path(where);
    }

    // To the provider and as far as its redirection back.
    private async Task<Uri> WayBack(HttpClient browser, (string, string?, bool) visitor, string? next = null)
    {
        site.Other.Visitor = visitor;
        var there = await browser.GetAsync(new Uri("/account/provider" + (next is null ? "" : "?next=" + Uri.EscapeDataString(next)), UriKind.Relative), Stop);
        Assert.StartsWith(site.Other.Address.AbsoluteUri, there.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", there.Headers.Location.Query, StringComparison.Ordinal);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = await client.GetAsync(there.Headers.Location, Stop);
        Assert.True(back.StatusCode == HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync(Stop));
        return back.Headers.Location!;
    }

    private string? Path(Uri? where) => where is null ? null : new Uri(site.Address, where).PathAndQuery;
}
