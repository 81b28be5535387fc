using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Guibiao.Access;
using Guibiao.Evidence;
using Guibiao.Packs;
using Guibiao.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Guibiao.Web.Tests.Access.PeopledSite))]

namespace Guibiao.Web.Tests.Access;

/// <summary>A site of its own on the pack mofa-105 with somebody in every role; who they are is their account's name. The embassy in Palau (M-PW) is the units' roles' own.</summary>
public partial class PeopledSite : IAsyncLifetime
{
    public const string Password = "Blue-Whale-1";
    public const string Unit = "M-PW";

    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("guibiao-").FullName;
    private readonly Dictionary<string, HttpClient> signedIn = [];
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly string hash = new PasswordHasher<Person>().HashPassword(new Person { Account = "", Name = "", CreatedAt = default }, Password);
    private WebApplication? site;
    private int made;

    public Store Store { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => site!.Services;

    public IEnumerable<RouteEndpoint> Routes => ((IEndpointRouteBuilder)site!).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public HttpClient Stranger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var owner = Owner();
        Store = Store.Open(owner);
        var loaded = PackLoader.Load(Store, Path.Combine(Project.Root, "packs", "mofa-105"), null, null, TimeProvider.System);
        Assert.DoesNotContain(loaded.Issues, issue => issue.Severity == Severity.Error);
        Store.Write(transaction =>
        {
            foreach (var role in RoleNames.All)
            {
                Add(role.Word(), new HeldRole("mofa", role, role.IsOfUnit() ? Unit : null));
            }
            Add("other-reporter", new HeldRole("mofa", Role.UnitReporter, "M-MH"));
            Add("nobody", null);
            // A second agency, so that the start page has something to choose whichever test comes first.
            Agencies.Save(transaction, new Agency("other", new Text("他部", "Other"), null));
            return true;

            void Add(string account, HeldRole? held) => this.Add(transaction, account, held);
        });
        site = Site.Build(new SiteSettings(0, AsSite(owner), folder, SignInsAMinute: 10_000, Directory: Directory, Mail: Mail));
        await site.StartAsync();
        Address = new Uri(site.Urls.First());
        Stranger = Browser();
    }

    /// <summary>The database's address as its owner has it.</summary>
    protected virtual string Owner() => "sqlite:" + Path.Combine(folder, "people.db");

    /// <summary>The same as the site has it.</summary>
    protected virtual string AsSite(string owner) => owner;

    /// <summary>Who else knows passwords; nobody.</summary>
    protected virtual DirectorySettings? Directory => null;

    /// <summary>Where letters go; nowhere.</summary>
    protected virtual Mail.MailSettings? Mail => null;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var client in signedIn.Values.Append(Stranger))
        {
            client.Dispose();
        }
        await site!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(folder, recursive: true);
        one.Dispose();
    }

    /// <summary>A browser with cookies of its own, in which nobody signed in.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>Somebody new, for tests that change people.</summary>
    public string NewPerson(HeldRole? held = null, Action<Person>? change = null)
    {
        var account = $"person-{Interlocked.Increment(ref made)}";
        Store.Write(transaction =>
        {
            Add(transaction, account, held, change);
            return true;
        });
        return account;
    }

    /// <summary>The browser in which somebody signed in, by the form, as everybody does.</summary>
    public async Task<HttpClient> As(string account)
    {
        await one.WaitAsync();
        try
        {
            if (!signedIn.TryGetValue(account, out var browser))
            {
                browser = Browser();
                var answer = await Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", Password));
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                signedIn[account] = browser;
            }
            return browser;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Fills in a page's form and sends it, with the page's own token against forgery.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient browser, string address, string form, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(new Uri(address, UriKind.Relative));
        var token = Token().Match(page);
        Assert.True(token.Success, $"{address} has no form");
        using var content = new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", token.Groups[1].Value), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await browser.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    /// <summary>A program with a token of somebody's for some rights.</summary>
    public HttpClient Program(string account, params IReadOnlyList<Right> rights)
    {
        using var scope = Services.CreateScope();
        var person = Store.Read(transaction => People.Find(transaction, account))!;
        var (secret, issue) = scope.ServiceProvider.GetRequiredService<Tokens>().Make(person, "test", rights, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30));
        Assert.Null(issue);
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    public static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private void Add(DbTransaction transaction, string account, HeldRole? held, Action<Person>? change = null)
    {
        var now = DateTimeOffset.UtcNow;
        var person = new Person { Account = account, Name = account, PasswordHash = hash, PasswordAt = now, CreatedAt = now, Stamp = "first" };
        change?.Invoke(person);
        People.Add(transaction, person);
        if (held is not null)
        {
            People.AddRole(transaction, account, held);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"(?=(?s:.*?)</main>)")]
    private static partial Regex Token();
}
