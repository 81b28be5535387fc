using System.Net;
using Deque.AxeCore.Playwright;
using Guibiao.Access;
using Guibiao.History;
using Guibiao.Web.SignIn;
using Guibiao.Web.Tests.Browser;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Guibiao.Web.Tests.Access;

public sealed class ProviderSignInTests(ProvidedSite site, Chromium chromium) : IClassFixture<ProvidedSite>
{
    private const string Refused = "/account/sign-in?wrong=provider";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", null, "/mofa/history")]
    [InlineData("/en", null, "/en/mofa/history")]
    [InlineData("", "/account", "/account")]
    [InlineData("", "//evil.example/", "/mofa/history")]
    public async Task SignIn_WithAVerifiedEmail_OpensASession(string prefix, string? next, string where)
    {
        var (account, email) = site.NewPerson(person => person.MustChange = true);
        using var browser = site.Browser();
        site.Provider.There = ("s-" + account, email.ToUpperInvariant(), true);
        Assert.Equal(where, await Come(browser, prefix, next));
        Assert.Equal("code", site.Provider.Asked!.ResponseType);
        Assert.Equal("S256", site.Provider.Asked.CodeChallengeMethod);
        Assert.NotNull(site.Provider.Asked.Nonce);

        // The given password isn't asked for: it was not typed. The session is one as any other.
        Assert.Contains(account, await browser.GetStringAsync(new Uri("/account", UriKind.Relative), Stop), StringComparison.Ordinal);
        using var scope = site.Services.CreateScope();
        var sessions = scope.ServiceProvider.GetRequiredService<Sessions>();
        Assert.True(sessions.End(account, Assert.Single(sessions.Of(account)).Id));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
        site.Services.GetRequiredService<SecurityLog>().Flush();
        Assert.Equal(["provider.link", "sign-in"], site.Store.Read(transaction => Dapper.SqlMapper.Query<string>(
            transaction.Connection!, "SELECT kind FROM security_event WHERE by = @account ORDER BY kind", new { account }, transaction).ToList()));
    }

    [Fact]
    public async Task SignIn_OfSomebodyUnknown_Unverified_Ambiguous_OrClosed_IsRefusedAlike()
    {
        var (plain, closed, expired, locked) = (
            site.NewPerson(), site.NewPerson(person => person.Disabled = true), site.NewPerson(person => person.ExpiresOn = new DateOnly(2020, 1, 1)),
            site.NewPerson(person => person.LockedUntil = DateTimeOffset.UtcNow.AddMinutes(5)));
        var twin = site.NewPerson();
        site.NewPerson(person => person.Email = twin.Email);
        site.NewPerson(person => person.Email = "");
        var answers = new List<string>();
        foreach (var (email, verified) in new[] { ("stranger@elsewhere.example", true), (plain.Email, false), (twin.Email, true), ("", true), (closed.Email, true), (expired.Email, true), (locked.Email, true) })
        {
            using var browser = site.Browser();
            site.Provider.There = (Guid.NewGuid().ToString(), email, verified);
            Assert.Equal(Refused, await Come(browser));
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
            answers.Add(await browser.GetStringAsync(new Uri(Refused, UriKind.Relative), Stop));
        }
        Assert.All(answers, answer => Assert.Contains("無法登入", WebUtility.HtmlDecode(answer), StringComparison.Ordinal));
        Assert.All([plain.Account, closed.Account, expired.Account, locked.Account, twin.Account], account => Assert.Empty(site.Linked(account)));
    }

    [Fact]
    public async Task Link_StaysWithTheSubject_WhenTheEmailChanges()
    {
        var (account, email) = site.NewPerson();
        using (var browser = site.Browser())
        {
            site.Provider.There = ("first-" + account, email, true);
            Assert.Equal("/mofa/history", await Come(browser));
        }
        using (var browser = site.Browser())
        {
            site.Provider.There = ("first-" + account, "married@elsewhere.example", false);
            Assert.Equal("/mofa/history", await Come(browser));
        }
        // The address was given to somebody else at the provider.
        using (var browser = site.Browser())
        {
            site.Provider.There = ("second-" + account, email, true);
            Assert.Equal(Refused, await Come(browser));
        }
        Assert.Equal("first-" + account, Assert.Single(site.Linked(account)).Subject);
    }

    [Fact]
    public async Task LinkedAccount_ClosedLater_StaysOut()
    {
        var (account, email) = site.NewPerson();
        site.Provider.There = ("s-" + account, email, true);
        using var browser = site.Browser();
        await Come(browser);
        site.Store.Write(transaction =>
        {
            var person = People.Find(transaction, account)!;
            person.Disabled = true;
            return People.Save(transaction, person);
        });
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
        using var again = site.Browser();
        Assert.Equal(Refused, await Come(again));
    }

    [Fact]
    public async Task SecondStep_OfTheAccountHere_IsAskedFor()
    {
        var (account, email) = site.NewPerson();
        using var scope = site.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = (await users.FindByIdAsync(account))!;
        await users.ResetAuthenticatorKeyAsync(person);
        await users.SetTwoFactorEnabledAsync(person, true);
        site.Provider.There = ("s-" + account, email, true);
        using var browser = site.Browser();
        Assert.Equal("/account/second-step", await Come(browser));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/account/second-step", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
    }

    [Theory]
    [InlineData("tampered")]
    [InlineData("another browser's")]
    [InlineData("no code")]
    [InlineData("twice")]
    public async Task Answer_ThatIsNotTheBrowsersOwn_IsRefused(string how)
    {
        var (account, email) = site.NewPerson();
        site.Provider.There = ("s-" + account, email, true);
        using var browser = site.Browser();
        using var other = site.Browser();
        var answer = (await ToAnswer(browser, "", null)).PathAndQuery;
        if (how == "twice")
        {
            await browser.GetAsync(new Uri(answer, UriKind.Relative), Stop);
        }
        var sent = how switch
        {
            "tampered" => answer.Replace("state=CfDJ8", "state=CfDJ9", StringComparison.Ordinal),
            "no code" => System.Text.RegularExpressions.Regex.Replace(answer, "code=[^&]+", "code="),
            _ => answer,
        };
        Assert.True(how is not ("tampered" or "no code") || sent != answer);
        var refused = await (how == "another browser's" ? other : browser).GetAsync(new Uri(sent, UriKind.Relative), Stop);
        Assert.Equal(Refused, refused.Headers.Location?.ToString());
        Assert.Equal(how == "twice" ? 1 : 0, site.Linked(account).Count);
    }

    [Fact]
    public async Task Account_ShowsTheLink_AndRemovesIt()
    {
        var (account, email) = site.NewPerson();
        site.Provider.There = ("s-" + account, email, true);
        using var browser = site.Browser();
        await Come(browser);
        Assert.Contains(email, await browser.GetStringAsync(new Uri("/account", UriKind.Relative), Stop), StringComparison.Ordinal);
        await PeopledSite.Send(browser, "/account", "provider-s-" + account);
        Assert.Empty(site.Linked(account));
        Assert.DoesNotContain("provider-s-", await browser.GetStringAsync(new Uri("/account", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(360, "")]
    [InlineData(1440, "/en")]
    public async Task Button_InABrowser_LeadsInAndBack_OnPagesWithNothingToMend(int width, string prefix)
    {
        var (account, email) = site.NewPerson();
        site.Provider.There = ("s-" + account, email, true);
        await using var context = await chromium.Open(width, scripts: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(site.Address, prefix + "/account/sign-in?next=" + prefix + "/account").ToString());
        await Look("sign-in");
        await page.ClickAsync("main a.action");
        Assert.Equal(prefix + "/account", new Uri(page.Url).AbsolutePath);
        Assert.Contains(email, await page.InnerTextAsync("main dl"), StringComparison.Ordinal);
        await Look("account");
        await page.ClickAsync("main dl button");
        Assert.Equal(prefix + "/account?done=provider", new Uri(page.Url).PathAndQuery);
        Assert.Empty(site.Linked(account));

        async Task Look(string name)
        {
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Select(violation => $"{name} {violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html).Take(3))}"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} is wider than {width}");
        }
    }

    [Fact]
    public async Task Reset_TakesTheLinkAway()
    {
        var (account, email) = site.NewPerson();
        site.Provider.There = ("s-" + account, email, true);
        using var browser = site.Browser();
        await Come(browser);
        Assert.Single(site.Linked(account));
        using var scope = site.Services.CreateScope();
        Assert.False(scope.ServiceProvider.GetRequiredService<Guibiao.Access.Accounts>().Reset(account, new Change("adm", DateTimeOffset.UtcNow, "遺失")).Refused);
        Assert.Empty(site.Linked(account));
    }

    [Fact]
    public async Task Provider_OutOfReach_IsSaidInASentence()
    {
        await using var away = Site.Build(new SiteSettings(
            0, "sqlite:" + Path.Combine(Directory.CreateTempSubdirectory("guibiao-").FullName, "away.db"), Provider: new OpenIdProvider(new Uri("http://127.0.0.1:9/"), "guibiao", "secret")));
        await away.StartAsync(Stop);
        using var browser = new HttpClient { BaseAddress = new Uri(away.Urls.First()) };
        Assert.Contains("單一登入伺服器沒有回應", WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("/account/provider", UriKind.Relative), Stop)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://sso.example/", "guibiao", "", "provider.part")]
    [InlineData("http://sso.example/", "guibiao", "s", "provider.address")]
    [InlineData("sso.example", "guibiao", "s", "provider.address")]
    public void Settings_InPartOrWithoutHttps_AreRefused(string authority, string client, string secret, string code) =>
        Assert.Equal(code, Assert.Throws<RefusalException>(() => OpenIdProvider.Read(authority, client, secret)).Issue.Code);

    [Fact]
    public void Settings_NoneOrWhole_AreTaken()
    {
        Assert.Null(OpenIdProvider.Read(null, "", " "));
        Assert.Equal("sso.example", OpenIdProvider.Read("https://sso.example/realm", "guibiao", "s")!.Authority.Host);
        Assert.True(OpenIdProvider.Read("http://localhost:5000", "guibiao", "s")!.Authority.IsLoopback);
    }

    // From the button to where the site leads after the provider's answer.
    private static async Task<string?> Come(HttpClient browser, string prefix = "", string? next = null)
    {
        var answer = await browser.GetAsync(await ToAnswer(browser, prefix, next), Stop);
        return answer.Headers.Location?.ToString();
    }

    private static async Task<Uri> ToAnswer(HttpClient browser, string prefix, string? next)
    {
        var page = await browser.GetStringAsync(new Uri(prefix + "/account/sign-in" + (next is null ? "" : "?next=" + Uri.EscapeDataString(next)), UriKind.Relative), Stop);
        var button = System.Text.RegularExpressions.Regex.Match(page, "href=\"([^\"]*/account/provider[^\"]*)\"").Groups[1].Value;
        var asked = await browser.GetAsync(new Uri(WebUtility.HtmlDecode(button), UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var answered = await browser.GetAsync(asked.Headers.Location, Stop);
        Assert.True(answered.StatusCode == HttpStatusCode.Redirect, await answered.Content.ReadAsStringAsync(Stop));
        return answered.Headers.Location!;
    }
}
