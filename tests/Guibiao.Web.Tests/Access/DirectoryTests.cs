using System.Net;
using Guibiao.Access;
using Guibiao.Storage;

namespace Guibiao.Web.Tests.Access;

/// <summary>The site with a directory beside it.</summary>
public sealed class DirectedSite : PeopledSite
{
    public DirectoryServer Server { get; } = new();

    protected override DirectorySettings Directory => new(Server.Address, "uid={0},ou=people,dc=mofa,dc=example");

    public override async ValueTask DisposeAsync()
    {
        Server.Dispose();
        await base.DisposeAsync();
    }
}

public sealed class DirectoryTests(DirectedSite site) : IClassFixture<DirectedSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AccountOfTheDirectory_SignsInWithItsPassword_AndNoOther_AndLocksLikeAny()
    {
        var answer = await PeopledSite.Text(await PeopledSite.Send(
            await site.As("administrator"), "/mofa/people", "add", ("Account", "ldap-wang"), ("Name", "王"), ("Role", "auditor"), ("Reason", "新任"), ("Act", "directory")));
        Assert.DoesNotContain("<code>", answer, StringComparison.Ordinal);
        Assert.Null(site.Store.Read(transaction => People.Find(transaction, "ldap-wang"))!.PasswordHash);

        using var browser = site.Browser();
        Assert.True(await SignIn(browser, "ldap-wang", DirectoryServer.Password));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/mofa/history", UriKind.Relative), Stop)).StatusCode);
        Assert.Contains("目錄服務管理", await PeopledSite.Text(await PeopledSite.Send(browser, "/account/password", "password", ("Now", DirectoryServer.Password), ("New", "Green-Whale-12"), ("Again", "Green-Whale-12"))), StringComparison.Ordinal);

        using var other = site.Browser();
        // An empty password would let everybody in as nobody, if the directory were asked.
        foreach (var wrong in (string[])["", " ", PeopledSite.Password, DirectoryServer.Password + "x", "*"])
        {
            Assert.False(await SignIn(other, "ldap-wang", wrong));
        }
        Assert.False(await SignIn(other, "ldap-wang", DirectoryServer.Password));
        Assert.NotNull(site.Store.Read(transaction => People.Find(transaction, "ldap-wang"))!.LockedUntil);
    }

    [Fact]
    public async Task AccountThatTheDirectoryDoesNotKnow_OrThatIsNotHere_StaysOutside()
    {
        var unknownThere = site.NewPerson(new HeldRole("mofa", Role.Auditor, null), person => person.ByDirectory = true);
        using var browser = site.Browser();
        Assert.False(await SignIn(browser, unknownThere, DirectoryServer.Password));
        // In the directory, but with no account here.
        Assert.False(await SignIn(browser, "ldap-lin", DirectoryServer.Password));
        Assert.False(await SignIn(browser, "ldap-lin,ou=people", DirectoryServer.Password));
    }

    [Fact]
    public async Task DirectoryThatIsAway_IsSaid_AndCountsNoFailure()
    {
        var server = new DirectoryServer();
        await using var alone = new Away(server);
        await alone.InitializeAsync();
        alone.Store.Write(transaction =>
        {
            People.Add(transaction, new Person { Account = "ldap-lin", Name = "林", CreatedAt = DateTimeOffset.UtcNow, ByDirectory = true, Stamp = "x" });
            return true;
        });
        server.Stop();
        using var browser = alone.Browser();
        var answer = await PeopledSite.Text(await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", "ldap-lin"), ("Password", DirectoryServer.Password)));
        Assert.Contains("目錄服務暫時沒有回應", answer, StringComparison.Ordinal);
        Assert.Equal(0, alone.Store.Read(transaction => People.Find(transaction, "ldap-lin"))!.Failures);
        server.StartAgain();
        Assert.True(await SignIn(browser, "ldap-lin", DirectoryServer.Password));
        server.Dispose();
    }

    private static async Task<bool> SignIn(HttpClient browser, string account, string password) =>
        (await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", password))).StatusCode == HttpStatusCode.Redirect;

    private sealed class Away(DirectoryServer server) : PeopledSite
    {
        protected override DirectorySettings Directory => new(server.Address, "uid={0},ou=people,dc=mofa,dc=example");
    }
}
