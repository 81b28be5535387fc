using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Guibiao.Access;
using Guibiao.Mail;
using Guibiao.Storage;
using MailKit.Security;

namespace Guibiao.Web.Tests.Access;

/// <summary>The site with a mail server beside it.</summary>
public sealed class MailedSite : PeopledSite
{
    public MailServer Server { get; } = new();

    protected override MailSettings Mail => new(Server.Address, "guibiao@mofa.example", null);

    public override async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }
}

public sealed class InvitationTests(MailedSite site, PeopledSite without) : IClassFixture<MailedSite>
{
    private static int number;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invited_GetsALetterInBothLanguages_ChoosesAPassword_AndIsIn()
    {
        var account = Next();
        var answer = await Invite(site, account, $"{account}@mofa.example", name: "林小\nBcc: evil@evil.example");
        Assert.Contains("邀請已寄出", answer, StringComparison.Ordinal);
        Assert.Contains($"name=\"Withdraw\" value=\"{account}\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("code=", answer, StringComparison.Ordinal);

        var letter = Assert.Single(site.Server.Letters, one => one.To.ToString().Contains(account, StringComparison.Ordinal));
        Assert.Equal("guibiao@mofa.example", letter.From.ToString());
        Assert.Equal("外交部邀請您使用圭表 Ministry of Foreign Affairs invites you to Guibiao", letter.Subject);
        Assert.Empty(letter.Bcc);
        Assert.Contains("設定自己的密碼", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("choose a password of your own", letter.TextBody, StringComparison.Ordinal);
        var link = Regex.Match(letter.TextBody!, @"http://\S+code=[0-9a-f]{48}").Value;
        Assert.Contains($"href=\"{link}\"", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(0, site.Store.Read(transaction => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM invitation WHERE digest LIKE @secret", new { secret = $"%{link[^48..]}%" }, transaction)));

        using var browser = site.Browser();
        var address = new Uri(link).PathAndQuery;
        // Programs that look into letters open links too: looking changes nothing.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(address, UriKind.Relative), Stop)).StatusCode);
        Assert.Contains("至少 12 字", await Accept(browser, address, "short", "short"), StringComparison.Ordinal);
        Assert.Contains("兩次", await Accept(browser, address, "Green-Whale-12", "Green-Whale-13"), StringComparison.Ordinal);
        Assert.Equal("", await Accept(browser, address, "Green-Whale-12", "Green-Whale-12"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/mofa/history", UriKind.Relative), Stop)).StatusCode);
        using var again = site.Browser();
        Assert.Contains("這個連結不能使用", await again.GetStringAsync(new Uri(address, UriKind.Relative), Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(again, "/account/sign-in", "sign-in", ("Account", account), ("Password", "Green-Whale-12"))).StatusCode);
    }

    [Fact]
    public async Task InvitedAgain_TheFirstLinkIsDead_AndWithdrawn_SoIsTheSecond()
    {
        var account = Next();
        await Invite(site, account, $"{account}@mofa.example");
        await PeopledSite.Send(await site.As("administrator"), "/mofa/people", "invitations", ("Again", account));
        var links = site.Server.Letters.Where(one => one.To.ToString().Contains(account, StringComparison.Ordinal)).Select(one => new Uri(Regex.Match(one.TextBody!, @"http://\S+code=[0-9a-f]{48}").Value).PathAndQuery).ToList();
        Assert.Equal(2, links.Distinct().Count());
        using var browser = site.Browser();
        Assert.Contains("這個連結不能使用", await browser.GetStringAsync(new Uri(links[0], UriKind.Relative), Stop), StringComparison.Ordinal);
        Assert.Contains(account, await browser.GetStringAsync(new Uri(links[1], UriKind.Relative), Stop), StringComparison.Ordinal);
        await PeopledSite.Send(await site.As("administrator"), "/mofa/people", "invitations", ("Withdraw", account));
        Assert.Contains("這個連結不能使用", await browser.GetStringAsync(new Uri(links[1], UriKind.Relative), Stop), StringComparison.Ordinal);
        Assert.Contains("已撤回", await PeopledSite.Text(await (await site.As("administrator")).GetAsync(new Uri("/mofa/people", UriKind.Relative), Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OlderThanAWeek_OpensNothing()
    {
        var account = Next();
        await Invite(site, account, $"{account}@mofa.example");
        var letter = site.Server.Letters.Single(one => one.To.ToString().Contains(account, StringComparison.Ordinal));
        site.Store.Write(transaction => transaction.Connection!.Execute("UPDATE invitation SET expires_at = @past WHERE person = @account", new { account, past = Times.Print(DateTimeOffset.UtcNow.AddSeconds(-1)) }, transaction));
        Assert.Contains("這個連結不能使用", await site.Stranger.GetStringAsync(new Uri(Regex.Match(letter.TextBody!, @"/account/\S+code=[0-9a-f]{48}").Value, UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("full.example", "沒有收下")]
    [InlineData("", "沒有電子郵件地址")]
    public async Task Letter_ThatDoesNotGoOut_SaysWhy_AndShowsTheLinkInstead(string host, string why)
    {
        var account = Next();
        var answer = await Invite(site, account, host.Length == 0 ? "" : $"{account}@{host}");
        Assert.Contains(why, answer, StringComparison.Ordinal);
        Assert.Contains("沒有寄出", answer, StringComparison.Ordinal);
        Assert.Matches(@"code=[0-9a-f]{48}", answer);
    }

    [Fact]
    public async Task WithoutAMailServer_TheLinkIsShownOnce()
    {
        var account = Next();
        var link = Regex.Match(await Invite(without, account, ""), @"/account/invitation/mofa\?code=[0-9a-f]{48}").Value;
        Assert.DoesNotContain("code=", await (await without.As("administrator")).GetStringAsync(new Uri("/mofa/people", UriKind.Relative), Stop), StringComparison.Ordinal);
        using var browser = without.Browser();
        Assert.Equal("", await Accept(browser, link, "Green-Whale-12", "Green-Whale-12"));
    }

    [Fact]
    public async Task Server_ThatIsAway_IsSaidInASentence()
    {
        var wrong = await new Post(new MailSettings(new Uri("smtp://127.0.0.1:1"), "a@mofa.example", null)).Send(new Letter("b@mofa.example", "b", "s", "t", "h"), Stop);
        Assert.Contains("127.0.0.1", wrong!.English, StringComparison.Ordinal);
        Assert.Contains("is no e-mail address", (await new Post(new MailSettings(site.Server.Address, "a@mofa.example", null)).Send(new Letter("b\r\nX: y", "b", "s", "t", "h"), Stop))!.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp://mail.mofa.example:587", SecureSocketOptions.StartTls)]
    [InlineData("smtps://mail.mofa.example", SecureSocketOptions.SslOnConnect)]
    [InlineData("smtp://10.0.0.1", SecureSocketOptions.StartTls)]
    [InlineData("smtp://127.0.0.1:25", SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("smtp://localhost", SecureSocketOptions.StartTlsWhenAvailable)]
    public void Line_ToAnotherMachine_IsEncrypted(string server, SecureSocketOptions security) => Assert.Equal(security, Post.Security(new Uri(server)));

    private static string Next() => $"invited-{Interlocked.Increment(ref number)}";

    private static async Task<string> Invite(PeopledSite at, string account, string email, string name = "林小明") => await PeopledSite.Text(await PeopledSite.Send(
        await at.As("administrator"), "/mofa/people", "add", ("Account", account), ("Name", name), ("Email", email), ("Role", "auditor"), ("Reason", "新任"), ("Act", "invite")));

    // Empty where it let the person in.
    private static async Task<string> Accept(HttpClient browser, string address, string password, string again)
    {
        using var answer = await PeopledSite.Send(browser, address, "invitation", ("Password", password), ("Again", again));
        return answer.StatusCode == HttpStatusCode.Redirect ? "" : await PeopledSite.Text(answer);
    }
}
