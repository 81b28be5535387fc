using System.Net;
using System.Text.RegularExpressions;
using Guibiao.Access;

namespace Guibiao.Web.Tests.Access;

public sealed class PeopleTests(PeopledSite site)
{
    private static readonly HeldRole Reporter = new("mofa", Role.UnitReporter, PeopledSite.Unit);

    [Fact]
    public async Task Administrator_LetsSomebodyIn_WhoSignsInAndChangesThePassword()
    {
        var administrator = await site.As("administrator");
        var answer = await PeopledSite.Text(await PeopledSite.Send(
            administrator, "/mofa/people", "add", ("Account", "new.one"), ("Name", "新人"), ("Role", "auditor"), ("Expires", "200/1/1"), ("Reason", "新任")));
        var given = Regex.Match(answer, "<code>([a-z0-9-]{19})</code>").Groups[1].Value;
        Assert.Equal(19, given.Length);
        Assert.DoesNotContain(given, await PeopledSite.Text(await administrator.GetAsync(new Uri("/mofa/people", UriKind.Relative), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        using var browser = site.Browser();
        await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", "new.one"), ("Password", given));
        var changed = await PeopledSite.Send(browser, "/account/password", "password", ("Now", given), ("New", PeopledSite.Password), ("Again", PeopledSite.Password));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/mofa/history", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Steps_TakeARoleAway_Reset_Disable_EachInTheHistory()
    {
        var (administrator, account) = (await site.As("administrator"), site.NewPerson(Reporter));
        using var browser = site.Browser();
        await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password));
        var page = $"/mofa/people/{account}";
        Assert.Contains("角色已授予", await PeopledSite.Text(await PeopledSite.Send(administrator, page, "give", ("Role", "auditor"), ("Unit", ""), ("Reason", "兼辦"))), StringComparison.Ordinal);
        Assert.Contains("角色已收回", await PeopledSite.Text(await PeopledSite.Send(administrator, page, $"revoke-unit-reporter-{PeopledSite.Unit}", ("Reason", "調職"))), StringComparison.Ordinal);
        Assert.Contains("請寫下理由", await PeopledSite.Text(await PeopledSite.Send(administrator, page, "account", ("Act", "disable"), ("Reason", " "))), StringComparison.Ordinal);
        Assert.Contains("密碼只顯示這一次", await PeopledSite.Text(await PeopledSite.Send(administrator, page, "account", ("Act", "reset"), ("Reason", "遺失"))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/mofa/desk", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        var last = await PeopledSite.Text(await PeopledSite.Send(administrator, page, "account", ("Act", "disable"), ("Reason", "離職")));
        foreach (var told in (string[])["授予角色", "收回角色", "重設帳號", "停用帳號", "離職"])
        {
            Assert.Contains(told, last, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnotherAgencysPeople_AreNotTakenOver()
    {
        var administrator = await site.As("administrator");
        var (theirs, both) = (site.NewPerson(new HeldRole("other", Role.Administrator, null)), site.NewPerson(Reporter));
        site.Store.Write(transaction => People.AddRole(transaction, both, new HeldRole("other", Role.Auditor, null)));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(new Uri($"/mofa/people/{theirs}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync(new Uri("/other/people", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains("已有人使用", await PeopledSite.Text(await PeopledSite.Send(administrator, "/mofa/people", "add", ("Account", theirs), ("Name", "x"), ("Role", "auditor"), ("Reason", "x"))), StringComparison.Ordinal);
        var page = await administrator.GetStringAsync(new Uri($"/mofa/people/{both}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("value=\"reset\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PeopledSite.Send(administrator, $"/mofa/people/{both}", "account", ("Act", "reset"), ("Reason", "x"))).StatusCode);
        Assert.False(site.Store.Read(transaction => People.Find(transaction, both))!.MustChange);
    }
}
