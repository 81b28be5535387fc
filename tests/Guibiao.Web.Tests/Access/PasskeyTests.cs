using System.Net;
using System.Text.Json.Nodes;
using Deque.AxeCore.Playwright;
using Guibiao.Access;
using Guibiao.History;
using Guibiao.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Guibiao.Web.Tests.Access;

/// <summary>Passkeys, in a real browser with an authenticator that Chromium plays.</summary>
public sealed class PasskeyTests(PeopledSite site, Chromium chromium)
{
    // A passkey is made for a name, never for an address of numbers.
    private Uri Named => new UriBuilder(site.Address) { Host = "localhost" }.Uri;

    [Fact]
    public async Task Passkey_MadeByItsOwner_SignsInWithoutPasswordOrSecondStep_UntilItIsRemoved()
    {
        // An old password and a second step: who shows a passkey is asked for neither.
        var account = site.NewPerson(new HeldRole("mofa", Role.UnitHead, PeopledSite.Unit));
        await using var context = await chromium.Open(1440, scripts: true);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        await Play(page);
        await SignIn(page, account);
        await page.GotoAsync(new Uri(Named, "/account/passkeys").ToString());
        await page.FillAsync("#Name", "公務手機");
        await page.FillAsync("#Password", "wrong");
        await page.ClickAsync("form[data-passkey] button");
        await page.Locator("form[data-passkey] [role=alert]:not(:empty)").WaitForAsync();
        Assert.Contains("無法登入", await page.InnerTextAsync("form[data-passkey] [role=alert]"), StringComparison.Ordinal);
        Assert.Empty(Kept(account));

        await page.FillAsync("#Password", PeopledSite.Password);
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync("**/account/passkeys?done=made");
        Assert.Contains("公務手機", await page.InnerTextAsync("table"), StringComparison.Ordinal);
        Assert.Empty((await page.RunAxe()).Violations);
        Assert.Null(Assert.Single(Kept(account)).UsedAt);

        Change(account, person => (person.MustChange, person.TwoStep) = (true, true));
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(new Uri(Named, "/account/sign-in?next=/account").ToString());
        Assert.Empty((await page.RunAxe()).Violations);
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath == "/account");
        Assert.Contains(account, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(Kept(account)).UsedAt);

        await page.GotoAsync(new Uri(Named, "/account/passkeys").ToString());
        await page.ClickAsync("table button");
        await page.WaitForURLAsync("**/account/passkeys?done=ended");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(new Uri(Named, "/account/sign-in").ToString());
        await page.ClickAsync("form[data-passkey] button");
        await page.Locator(".problems, [role=alert]:not(:empty)").First.WaitForAsync();
        Assert.Contains("這把通行密鑰不屬於任何帳號", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        // The refused password is a 422, which the console always tells.
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal));
        Assert.Equal(["passkey.end", "passkey.make", "password.wrong", "sign-in", "sign-in"], Told(account));
    }

    [Fact]
    public async Task Passkey_OfALockedDisabledOrResetAccount_OpensNothing()
    {
        var account = site.NewPerson();
        await using var context = await chromium.Open(360, scripts: true);
        var page = await context.NewPageAsync();
        await Play(page);
        await SignIn(page, account);
        await page.GotoAsync(new Uri(Named, "/en/account/passkeys").ToString());
        await page.FillAsync("#Name", "phone");
        await page.FillAsync("#Password", PeopledSite.Password);
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync("**/account/passkeys?done=made");
        foreach (var shut in (Action<Person>[])[person => person.LockedUntil = DateTimeOffset.UtcNow.AddMinutes(5), person => (person.LockedUntil, person.Disabled) = (null, true)])
        {
            Change(account, shut);
            await Refused();
        }
        using (var scope = site.Services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<Guibiao.Access.Accounts>().Reset(account, new Guibiao.Change("administrator", DateTimeOffset.UtcNow, "遺失手機"));
        }
        Assert.Empty(Kept(account));
        await Refused();

        async Task Refused()
        {
            await page.Context.ClearCookiesAsync();
            await page.GotoAsync(new Uri(Named, "/en/account/sign-in").ToString());
            await page.ClickAsync("form[data-passkey] button");
            await page.GetByText("Not signed in: this passkey").WaitForAsync();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}")]
    public async Task Credential_ThatNoKeyMade_OpensNothing(string credential)
    {
        using var browser = site.Browser();
        foreach (var asked in (bool[])[false, true])
        {
            if (asked)
            {
                using var answer = await browser.PostAsync(new Uri("/account/passkeys/use", UriKind.Relative), null, TestContext.Current.CancellationToken);
                Assert.NotNull(JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["challenge"]);
            }
            var sent = await PeopledSite.Send(browser, "/account/sign-in", "passkey", ("Credential", credential));
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
            Assert.Contains("這把通行密鑰不屬於任何帳號", await PeopledSite.Text(sent), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/account")]
    [InlineData("GET", "/account/passkeys")]
    [InlineData("GET", "/account/two-step")]
    [InlineData("POST", "/account/passkeys/make")]
    public async Task Token_OpensNoPageOfTheAccount(string method, string address)
    {
        using var program = site.Program(site.NewPerson(new HeldRole("mofa", Role.Auditor, null)), Right.ReadHistory);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        using var answer = await program.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task Play(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });
    }

    private async Task SignIn(IPage page, string account)
    {
        await page.GotoAsync(new Uri(Named, "/account/sign-in").ToString());
        await page.FillAsync("#Account", account);
        await page.FillAsync("#Password", PeopledSite.Password);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
    }

    private IReadOnlyList<Passkey> Kept(string account) => site.Store.Read(transaction => Passkeys.Of(transaction, account));

    private void Change(string account, Action<Person> change) => Assert.True(site.Store.Write(transaction =>
    {
        var person = People.Find(transaction, account)!;
        change(person);
        return People.Save(transaction, person);
    }));

    private List<string> Told(string account)
    {
        site.Services.GetRequiredService<SecurityLog>().Flush();
        return site.Store.Read(transaction => Dapper.SqlMapper.Query<string>(transaction.Connection!, "SELECT kind FROM security_event WHERE by = @account ORDER BY kind", new { account }, transaction).ToList());
    }
}
