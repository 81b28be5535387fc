using System.Net;
using Guibiao.Access;
using Guibiao.History;
using Guibiao.Storage;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Guibiao.Web.Tests.Access;

public sealed class SignInTests(PeopledSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wrong_Unknown_Locked_And_Closed_AnswerTheSame()
    {
        var (wrong, locked, disabled, expired) = (
            site.NewPerson(), site.NewPerson(change: person => person.LockedUntil = DateTimeOffset.UtcNow.AddMinutes(5)), site.NewPerson(change: person => person.Disabled = true),
            site.NewPerson(change: person => person.ExpiresOn = new DateOnly(2020, 1, 1)));
        var answers = new List<string>();
        foreach (var (account, password) in new[] { (wrong, "Wrong-Password-1"), ("nobody-at-all", PeopledSite.Password), (locked, PeopledSite.Password), (disabled, PeopledSite.Password), (expired, PeopledSite.Password) })
        {
            using var browser = site.Browser();
            var answer = await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", password));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            answers.Add((await PeopledSite.Text(answer)).Replace(account, "", StringComparison.Ordinal));
        }
        Assert.All(answers, answer => Assert.Contains("無法登入", answer, StringComparison.Ordinal));
        Assert.Single(answers.Select(answer => System.Text.RegularExpressions.Regex.Replace(answer, "value=\"[^\"]*\"", "")).Distinct());
    }

    [Fact]
    public async Task FiveFailures_LockTheAccount_TheSixthWithTheRightPasswordToo()
    {
        var account = site.NewPerson();
        using var browser = site.Browser();
        for (var i = 0; i < 5; i++)
        {
            await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", "Wrong-Password-1"));
        }
        var answer = await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var until = site.Store.Read(transaction => People.Find(transaction, account))!.LockedUntil!.Value;
        Assert.InRange(until - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task SecondStep_WhoseKeyCantBeReadHere_IsAskedForStill()
    {
        using var browser = site.Browser();
        var account = site.NewPerson(change: person => (person.TwoStep, person.AuthenticatorKey) = (true, "encrypted elsewhere"));
        var answer = await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password));
        Assert.Equal("/account/second-step", new Uri(site.Address, answer.Headers.Location!).AbsolutePath);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task SignIn_OnAnEnglishPage_HoldsOnTheChineseOnes()
    {
        using var browser = site.Browser();
        await PeopledSite.Send(browser, "/en/account/sign-in", "sign-in", ("Account", site.NewPerson()), ("Password", PeopledSite.Password));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
    }

    [Theory]
    [InlineData("/mofa/105", "/mofa/105")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/a\r\nb", "/")]
    public async Task Next_LeadsOnlyIntoThisSite(string next, string where)
    {
        using var browser = site.Browser();
        var answer = await PeopledSite.Send(
            browser, "/account/sign-in?next=" + Uri.EscapeDataString(next), "sign-in", ("Account", site.NewPerson()), ("Password", PeopledSite.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(where, new Uri(site.Address, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(site.Address.Authority, new Uri(site.Address, answer.Headers.Location!).Authority);
    }

    [Fact]
    public async Task Form_WithoutItsToken_IsRefused()
    {
        using var browser = site.Browser();
        using var content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Account", "auditor"), new("Password", PeopledSite.Password)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content, Stop)).StatusCode);
    }

    [Fact]
    public async Task Cookie_IsForThisSiteAlone_AndNotForScripts()
    {
        using var browser = site.Browser();
        var answer = await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", site.NewPerson()), ("Password", PeopledSite.Password));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), set => set.StartsWith("guibiao=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task GivenPassword_OpensNothingButItsChange()
    {
        var account = site.NewPerson(new HeldRole("mofa", Role.Auditor, null), person => person.MustChange = true);
        using var browser = site.Browser();
        await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password));
        foreach (var address in (string[])["/mofa/history", "/account", "/account/two-step", "/mofa/105"])
        {
            var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Stop);
            Assert.Equal("/account/password", answer.Headers.Location?.ToString());
        }
        var wrong = await PeopledSite.Send(browser, "/account/password", "password", ("Now", PeopledSite.Password), ("New", "short"), ("Again", "short"));
        Assert.Contains("role=\"alert\"", await PeopledSite.Text(wrong), StringComparison.Ordinal);
        var right = await PeopledSite.Send(browser, "/account/password", "password", ("Now", PeopledSite.Password), ("New", "Another-Whale-2"), ("Again", "Another-Whale-2"));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/mofa/history", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task NewPassword_EndsWhatIsSignedInElsewhere()
    {
        var account = site.NewPerson(change: person => person.PasswordAt = DateTimeOffset.UtcNow.AddDays(-3));
        using var here = await SignedIn(account);
        using var there = await SignedIn(account);
        var changed = await PeopledSite.Send(here, "/account/password", "password", ("Now", PeopledSite.Password), ("New", "Another-Whale-2"), ("Again", "Another-Whale-2"));
        Assert.True(changed.StatusCode == HttpStatusCode.Redirect, await PeopledSite.Text(changed));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task Session_EndedByItsPerson_IsOver_WhoeverHasTheCookie()
    {
        var account = site.NewPerson();
        using var here = await SignedIn(account);
        using var there = await SignedIn(account);
        var page = await here.GetStringAsync(new Uri("/account", UriKind.Relative), Stop);
        var other = System.Text.RegularExpressions.Regex.Match(page, "value=\"(end-[0-9a-f]+)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(here, "/account", other)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task SignedOut_TheOldCookieOpensNothing()
    {
        var account = site.NewPerson();
        using var here = await SignedIn(account);
        var page = await here.GetStringAsync(new Uri("/account", UriKind.Relative), Stop);
        var token = System.Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Redirect, (await here.PostAsync(new Uri("/account/sign-out", UriKind.Relative), content, Stop)).StatusCode);
        Assert.Empty(Sessions(account));
    }

    [Fact]
    public async Task SecondStep_AsksForTheCode_TakesItOnce_AndARecoveryCodeOnce()
    {
        var account = site.NewPerson(new HeldRole("mofa", Role.Auditor, null));
        using var browser = await SignedIn(account);
        var page = await PeopledSite.Text(await browser.GetAsync(new Uri("/account/two-step", UriKind.Relative), Stop));
        var totp = new Totp(Base32Encoding.ToBytes(System.Text.RegularExpressions.Regex.Match(page, "<code>([A-Z2-7 ]+)</code>").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal)));
        var code = totp.ComputeTotp();
        var done = await PeopledSite.Text(await PeopledSite.Send(browser, "/account/two-step", "two-step", ("Code", code)));
        var recovery = System.Text.RegularExpressions.Regex.Matches(done, "<li><code>([^<]+)</code>").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(10, recovery.Count);

        using var again = site.Browser();
        var first = await PeopledSite.Send(again, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password));
        Assert.Equal("/account/second-step", new Uri(site.Address, first.Headers.Location!).AbsolutePath);
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync(new Uri("/mofa/history", UriKind.Relative), Stop)).StatusCode);
        // The code that turned it on was taken already.
        Assert.Contains("驗證碼不正確", await PeopledSite.Text(await PeopledSite.Send(again, "/account/second-step", "second-step", ("Code", code))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(again, "/account/second-step", "second-step", ("Code", recovery[0]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync(new Uri("/mofa/history", UriKind.Relative), Stop)).StatusCode);

        using var third = site.Browser();
        await PeopledSite.Send(third, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password));
        Assert.Contains("驗證碼不正確", await PeopledSite.Text(await PeopledSite.Send(third, "/account/second-step", "second-step", ("Code", recovery[0]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IsMadeOnce_ForRightsOfOnesOwn_AndEnded()
    {
        var account = site.NewPerson(new HeldRole("mofa", Role.Auditor, null));
        using var browser = await SignedIn(account);
        var made = await PeopledSite.Text(await PeopledSite.Send(
            browser, "/account", "token", ("Name", "每月"), ("Right", "history.read"), ("Right", "people.administer"), ("Expires", DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd"))));
        var secret = System.Text.RegularExpressions.Regex.Match(made, "gb_[0-9a-f]{48}").Value;
        using var program = site.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri("/mofa/history.json", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync(new Uri("/api/mofa/registers/visits/entries", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync(new Uri("/mofa/people", UriKind.Relative), Stop)).StatusCode);
        var page = await PeopledSite.Text(await browser.GetAsync(new Uri("/account", UriKind.Relative), Stop));
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        var end = System.Text.RegularExpressions.Regex.Match(page, "value=\"(token-[0-9a-f]{16})\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(browser, "/account", end)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(new Uri("/mofa/history.json", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task WhatIsShownToOne_IsKeptForNobody()
    {
        using var browser = await SignedIn(site.NewPerson());
        var mine = await browser.GetAsync(new Uri("/mofa/105", UriKind.Relative), Stop);
        Assert.Contains("person-", await PeopledSite.Text(mine), StringComparison.Ordinal);
        Assert.Contains("no-store", mine.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("person-", await site.Stranger.GetStringAsync(new Uri("/mofa/105", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoleTakenAway_HoldsNoLonger_FromTheNextRequestOn()
    {
        var held = new HeldRole("mofa", Role.Auditor, null);
        var account = site.NewPerson(held);
        using var browser = await SignedIn(account);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/mofa/history", UriKind.Relative), Stop)).StatusCode);
        site.Store.Write(transaction => People.RemoveRole(transaction, account, held));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri("/mofa/history", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task SignIns_AreTold_InTheSecurityLog()
    {
        var account = site.NewPerson();
        using var browser = await SignedIn(account);
        using var other = site.Browser();
        await PeopledSite.Send(other, "/account/sign-in", "sign-in", ("Account", account), ("Password", "Wrong-Password-1"));
        await browser.GetAsync(new Uri("/mofa/history", UriKind.Relative), Stop);
        site.Services.GetRequiredService<SecurityLog>().Flush();
        var told = site.Store.Read(transaction => Dapper.SqlMapper.Query<string>(transaction.Connection!, "SELECT kind FROM security_event WHERE by = @account ORDER BY kind", new { account }, transaction).ToList());
        Assert.Equal(["access.denied", "sign-in", "sign-in.wrong"], told);
        Assert.True(site.Store.Read(SecurityLog.Verify).Ok);
    }

    private IReadOnlyList<Session> Sessions(string account)
    {
        using var scope = site.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<Sessions>().Of(account);
    }

    private async Task<HttpClient> SignedIn(string account)
    {
        var browser = site.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password))).StatusCode);
        return browser;
    }
}
