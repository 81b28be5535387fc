using Dapper;
using Guibiao.Access;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Tests.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Guibiao.Tests.Access;

public sealed class AccountsTests(PostgreSqlServer server) : IDisposable
{
    private const string Good = "Blue-Whale-1";
    private static readonly HeldRole Administrator = new("mofa", Role.Administrator, null);
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
    private readonly List<ServiceProvider> opened = [];
    private readonly Clock clock = new() { Now = new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero) };

    public void Dispose()
    {
        opened.ForEach(services => services.Dispose());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GivenPassword_IsTakenOnce_ThenTheRulesHold(bool onServer)
    {
        var at = Open(onServer);
        var added = at.Accounts.Add("Wang.Ming", "王明", null, Administrator, null, Now("adm"));
        Assert.Equal(("wang.ming", false), (added.Account, added.Refused));
        Assert.True(Find(at, "wang.ming").MustChange);
        Assert.Equal(["password.PasswordTooShort"], await Wrong(at, "wang.ming", added.Password!, "Ab1!"));
        Assert.Equal(["password.PasswordTooPlain"], await Wrong(at, "wang.ming", added.Password!, "abcdefghijklmnop"));
        Assert.Equal(["password.PasswordHasAccount"], await Wrong(at, "wang.ming", added.Password!, "xx-Wang.Ming-1"));
        Assert.Equal(["password.PasswordMismatch"], await Wrong(at, "wang.ming", "not it at all", Good));
        Assert.True(Find(at, "wang.ming").MustChange);
        Assert.Equal(["password.PasswordUsedBefore"], await Wrong(at, "wang.ming", added.Password!, added.Password!, mayBePlain: true));
        Assert.Empty(await Wrong(at, "wang.ming", added.Password!, Good));
        Assert.False(Find(at, "wang.ming").MustChange);
        Assert.Equal(["password.PasswordTooYoung"], await Wrong(at, "wang.ming", Good, "Blue-Whale-2"));
        foreach (var next in (string[])["Blue-Whale-2", "Blue-Whale-3"])
        {
            clock.Now += TimeSpan.FromDays(2);
            Assert.Empty(await Wrong(at, "wang.ming", next == "Blue-Whale-2" ? Good : "Blue-Whale-2", next));
        }
        clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(["password.PasswordUsedBefore"], await Wrong(at, "wang.ming", "Blue-Whale-3", Good));
        Assert.Empty(await Wrong(at, "wang.ming", "Blue-Whale-3", "Blue-Whale-4"));
        clock.Now += TimeSpan.FromDays(2);
        Assert.Empty(await Wrong(at, "wang.ming", "Blue-Whale-4", Good));
        Assert.False(at.Accounts.HasOldPassword(Find(at, "wang.ming")));
        clock.Now += TimeSpan.FromDays(181);
        Assert.True(at.Accounts.HasOldPassword(Find(at, "wang.ming")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignInBesideAnAdministratorsStep_UndoesNothingOfIt(bool onServer)
    {
        var at = Open(onServer);
        at.Accounts.Add("a", "甲", null, Administrator, null, Now("adm"));
        at.Accounts.Add("bb", "乙", null, Administrator, null, Now("adm"));
        at.Accounts.Add("cc", "丙", null, Administrator, null, Now("adm"));
        var before = (await at.Users.FindByNameAsync("bb"))!;
        Assert.False(at.Accounts.Disable("bb", Now("adm")).Refused);
        before.Name = "signed in meanwhile";
        Assert.Equal("ConcurrencyFailure", Assert.Single((await at.Users.UpdateAsync(before)).Errors).Code);
        Assert.Equal(("乙", true), (Find(at, "bb").Name, Find(at, "bb").Disabled));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RecoveryCode_OpensOnce_HoweverManyTryAtOnce(bool onServer)
    {
        var at = Open(onServer);
        at.Accounts.Add("bb", "乙", null, Administrator, null, Now("adm"));
        var codes = (await at.Users.GenerateNewTwoFactorRecoveryCodesAsync((await at.Users.FindByNameAsync("bb"))!, 10))!.ToList();
        Assert.DoesNotContain(codes[0], Find(at, "bb").RecoveryCodes, StringComparison.OrdinalIgnoreCase);
        var taken = 0;
        await Parallel.ForAsync(0, 12, TestContext.Current.CancellationToken, async (_, _) =>
        {
            using var scope = at.Services.CreateScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            if ((await users.RedeemTwoFactorRecoveryCodeAsync((await users.FindByNameAsync("bb"))!, codes[0])).Succeeded)
            {
                Interlocked.Increment(ref taken);
            }
        });
        Assert.Equal(1, taken);
        Assert.Equal(9, await at.Users.CountRecoveryCodesAsync(Find(at, "bb")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AuthenticatorsCode_OpensOnce_AndNoEarlierOneAfterIt(bool onServer)
    {
        var at = Open(onServer);
        at.Accounts.Add("bb", "乙", null, Administrator, null, Now("adm"));
        var person = (await at.Users.FindByNameAsync("bb"))!;
        await at.Users.ResetAuthenticatorKeyAsync(person);
        var key = (await at.Users.GetAuthenticatorKeyAsync(person))!;
        Assert.DoesNotContain(key, Find(at, "bb").AuthenticatorKey!, StringComparison.Ordinal);
        var totp = new Totp(Base32Encoding.ToBytes(key));
        string At(int seconds) => totp.ComputeTotp(clock.Now.UtcDateTime.AddSeconds(seconds));
        Task<bool> Takes(string code) => at.Users.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, code);
        Assert.False(await Takes(At(-300)));
        Assert.True(await Takes(At(0)));
        Assert.False(await Takes(At(0)));
        Assert.False(await Takes(At(-30)));
        Assert.True(await Takes(At(30)));
        // Another installation's keys don't open it.
        var elsewhere = Open(onServer, at.Address, "other-keys");
        Assert.Null(await elsewhere.Users.GetAuthenticatorKeyAsync((await elsewhere.Users.FindByNameAsync("bb"))!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failures_AreCountedEach_WhenManyFailAtOnce_AndLock(bool onServer)
    {
        var at = Open(onServer);
        at.Accounts.Add("bb", "乙", null, Administrator, null, Now("adm"));
        await Parallel.ForAsync(0, 4, TestContext.Current.CancellationToken, async (_, _) =>
        {
            using var scope = at.Services.CreateScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            await users.AccessFailedAsync((await users.FindByNameAsync("bb"))!);
        });
        Assert.Equal((4, null), (Find(at, "bb").Failures, Find(at, "bb").LockedUntil));
        await at.Users.AccessFailedAsync((await at.Users.FindByNameAsync("bb"))!);
        Assert.NotNull(Find(at, "bb").LockedUntil);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Session_EndsByIdling_ByItsPerson_ByANewStamp_ByAClosedAccount(bool onServer)
    {
        var at = Open(onServer);
        at.Accounts.Add("bb", "乙", null, Administrator, null, Now("adm"));
        at.Accounts.Add("cc", "丙", null, Administrator, null, Now("adm"));
        var person = Find(at, "bb");
        string Start() => at.Sessions.Start(person, "127.0.0.1", new string('x', 500));
        var session = Start();
        Assert.Equal("bb", at.Sessions.Resume(session, person.Stamp)!.Person.Account);
        Assert.Equal(200, Assert.Single(at.Sessions.Of("bb")).Browser.Length);
        Assert.Null(at.Sessions.Resume(session, "another stamp"));
        Assert.Null(at.Sessions.Resume("no such session", person.Stamp));
        for (var i = 0; i < 4; i++)
        {
            clock.Now += TimeSpan.FromMinutes(20);
            Assert.NotNull(at.Sessions.Resume(session, person.Stamp));
        }
        clock.Now += TimeSpan.FromMinutes(31);
        Assert.Null(at.Sessions.Resume(session, person.Stamp));
        var second = Start();
        Assert.False(at.Sessions.End("cc", second));
        Assert.True(at.Sessions.End("bb", second));
        Assert.Null(at.Sessions.Resume(second, person.Stamp));
        var third = Start();
        at.Accounts.Disable("bb", Now("adm"));
        Assert.Null(at.Sessions.Resume(third, person.Stamp));
        Assert.Null(at.Sessions.Resume(third, Find(at, "bb").Stamp));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Token_MayPartOfWhatItsPersonMay_UntilItsDay_AndIsKeptNowhere(bool onServer)
    {
        var at = Open(onServer);
        var given = at.Accounts.Add("bb", "乙", null, new HeldRole("mofa", Role.Auditor, null), null, Now("adm"));
        at.Store.Write(transaction => transaction.Connection!.Execute("UPDATE person SET must_change = 0", transaction: transaction));
        var today = new DateOnly(2026, 11, 24);
        Assert.NotNull(at.Tokens.Make(Find(at, "bb"), "x", [], today.AddDays(1)).Issue);
        Assert.NotNull(at.Tokens.Make(Find(at, "bb"), "x", [Right.ReadHistory], today).Issue);
        Assert.NotNull(at.Tokens.Make(Find(at, "bb"), "x", [Right.ReadHistory], today.AddDays(400)).Issue);
        var secret = at.Tokens.Make(Find(at, "bb"), "report", [Right.ReadHistory, Right.AdministerPeople], today.AddDays(2)).Secret!;
        var who = at.Tokens.Resume(secret)!;
        Assert.True(who.May(Right.ReadHistory, "mofa"));
        Assert.False(who.May(Right.ReadEntries, "mofa"));
        Assert.False(who.May(Right.AdministerPeople, "mofa"));
        Assert.Null(at.Tokens.Resume(secret + "0"));
        Assert.Null(at.Tokens.Resume("gb_"));
        var stored = at.Store.Read(transaction => string.Join('\n', transaction.Connection!.Query<string>("SELECT digest || name || rights || person FROM token UNION ALL SELECT body || subject FROM security_event UNION ALL SELECT body FROM event", transaction: transaction)));
        Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(given.Password!, stored, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(at.Tokens.Of("bb")).UsedAt);
        clock.Now += TimeSpan.FromDays(2);
        Assert.Null(at.Tokens.Resume(secret));
        Assert.False(at.Tokens.End("someone", at.Tokens.Of("bb")[0].Digest));
        Assert.True(at.Tokens.End("bb", at.Tokens.Of("bb")[0].Digest));
        Assert.Empty(at.Tokens.Of("bb"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Steps_AreEvents_AndTheLastAdministratorStays(bool onServer)
    {
        var at = Open(onServer);
        Assert.Equal("account.name", Issue(at.Accounts.Add("no blanks", "x", null, Administrator, null, Now("adm"))));
        Assert.Equal("account.unnamed", Issue(at.Accounts.Add("bb", " ", null, Administrator, null, Now("adm"))));
        Assert.Equal("account.roleNeedsUnit", Issue(at.Accounts.Add("bb", "乙", null, new HeldRole("mofa", Role.UnitHead, null), null, Now("adm"))));
        Assert.Equal("account.roleHasNoUnit", Issue(at.Accounts.Add("bb", "乙", null, new HeldRole("mofa", Role.Auditor, "DAP"), null, Now("adm"))));
        Assert.Equal("account.unknownUnit", Issue(at.Accounts.Add("bb", "乙", null, new HeldRole("mofa", Role.UnitHead, "DAQ"), null, Now("adm"))));
        Assert.Null(Issue(at.Accounts.Add("bb", "乙", null, Administrator, null, Now("adm"))));
        Assert.Equal("account.hasRole", Issue(at.Accounts.Add("bb", null, null, Administrator, null, Now("adm"))));
        Assert.Null(Issue(at.Accounts.Add("bb", null, null, new HeldRole("mofa", Role.UnitReporter, "DAP"), null, Now("adm"))));
        Assert.Equal("account.lastAdministrator", Issue(at.Accounts.Remove("bb", Administrator, Now("adm"))));
        Assert.Equal("account.lastAdministrator", Issue(at.Accounts.Disable("bb", Now("adm"))));
        Assert.False(Find(at, "bb").Disabled);
        Assert.Null(Issue(at.Accounts.Add("cc", "丙", null, Administrator, null, Now("adm"))));
        Assert.Null(Issue(at.Accounts.Remove("bb", Administrator, Now("adm"))));
        Assert.Equal("account.noRole", Issue(at.Accounts.Remove("bb", Administrator, Now("adm"))));
        Assert.Null(Issue(at.Accounts.Disable("bb", Now("adm"))));
        Assert.Equal("account.disabled", Issue(at.Accounts.Disable("bb", Now("adm"))));
        Assert.Null(Issue(at.Accounts.Reset("bb", Now("adm"))));
        Assert.Equal("account.unknown", Issue(at.Accounts.Reset("bbb", Now("adm"))));
        Assert.Equal(
            ["person.add", "person.role", "person.add", "person.role.end", "person.disable", "person.reset"],
            at.Store.Read(transaction => new EventQuery().Read(transaction, "mofa").Select(told => told.Kind).ToList()));
        Assert.True(at.Store.Read(transaction => EventLog.Verify(transaction, "mofa")).Ok);
    }

    [Fact]
    public void Account_ClosesWhenItExpiresOrLiesUnused()
    {
        var at = Open(false);
        at.Accounts.Add("bb", "乙", null, Administrator, new DateOnly(2026, 12, 1), Now("adm"));
        at.Accounts.Add("cc", "丙", null, Administrator, null, Now("adm"));
        Assert.True(at.Accounts.IsOpen(Find(at, "bb")));
        clock.Now = new DateTimeOffset(2026, 11, 30, 15, 59, 0, TimeSpan.Zero);
        Assert.True(at.Accounts.IsOpen(Find(at, "bb")));
        clock.Now = new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero);
        Assert.False(at.Accounts.IsOpen(Find(at, "bb")));
        Assert.True(at.Accounts.IsOpen(Find(at, "cc")));
        clock.Now += TimeSpan.FromDays(91);
        Assert.False(at.Accounts.IsOpen(Find(at, "cc")));
        at.Accounts.Reset("cc", Now("adm"));
        Assert.True(at.Accounts.IsOpen(Find(at, "cc")));
    }

    [Fact]
    public void Rights_AreTheseAndNoOthers()
    {
        var expected = new Dictionary<Role, string>
        {
            [Role.Administrator] = "people.administer history.read",
            [Role.PlanningOfficer] = "evidence.read evidence.verify formula.confirm year.publish",
            [Role.UnitHead] = "evidence.read evidence.enter evidence.verify",
            [Role.UnitReporter] = "evidence.read evidence.enter",
            [Role.FirstReviewer] = "",
            [Role.SecondReviewer] = "",
            [Role.OutsideExpert] = "",
            [Role.Auditor] = "evidence.read history.read",
        };
        Assert.Equal(expected, RoleNames.All.ToDictionary(role => role, role => string.Join(' ', Rights.Of(role).Select(right => right.Word()))));
        var who = new SignedIn(new Person { Account = "x", Name = "x", CreatedAt = default }, [new("a", Role.UnitHead, "U1"), new("a", Role.UnitReporter, "U2"), new("b", Role.PlanningOfficer, null)]);
        Assert.Equal(["U1", "U2"], who.Units(Right.EnterEntries, "a"));
        Assert.Equal(["U1"], who.Units(Right.VerifyEntries, "a"));
        Assert.Null(who.Units(Right.VerifyEntries, "b"));
        Assert.Equal([], who.Units(Right.EnterEntries, "b"));
        Assert.Equal([], who.Units(Right.ReadEntries, "c"));
        Assert.False(who.May(Right.VerifyEntries, "a", "U2"));
    }

    private static string? Issue(AccountResult result) => result.Issues is [var issue, ..] ? issue.Code : null;

    private Change Now(string by) => new(by, clock.Now, "測試");

    private static Person Find(Parts at, string account) => at.Store.Read(transaction => People.Find(transaction, account))!;

    // The codes of what is wrong, found by their sentences.
    private static async Task<IReadOnlyList<string>> Wrong(Parts at, string account, string now, string next, bool mayBePlain = false)
    {
        var rules = new PasswordRules();
        var person = (await at.Users.FindByNameAsync(account))!;
        var sentences = (await at.Accounts.ChangePassword(person, now, next)).Select(text => text.English).ToList();
        string[] codes = ["PasswordTooShort", "PasswordTooPlain", "PasswordHasAccount", "PasswordUsedBefore", "PasswordMismatch"];
        return
        [
            .. codes.Where(code => sentences.Contains(Messages.Get("password." + code, rules.MinimumLength, rules.MinimumClasses, rules.Remembered).English)).Select(code => "password." + code).Where(code => !mayBePlain || code != "password.PasswordTooPlain"),
            .. sentences.Contains(Messages.Get("password.PasswordTooYoung", rules.MinimumAge.Days).English) ? (string[])["password.PasswordTooYoung"] : [],
        ];
    }

    private Parts Open(bool onServer, string? address = null, string keys = "keys")
    {
        var at = address ?? (onServer ? server.NewDatabase() : "sqlite:" + Path.Combine(folder, Guid.NewGuid().ToString("N") + ".db"));
        var store = Store.Open(at);
        if (address is null)
        {
            store.Write(transaction =>
            {
                Agencies.Save(transaction, new Agency("mofa", new Text("外交部", "MOFA"), null));
                Units.Save(transaction, "mofa", [new Guibiao.Evidence.Unit("DAP", null, "department", null, new Text("亞太司", "Asia"))]);
                return true;
            });
        }
        var services = new ServiceCollection().AddLogging().AddSingleton(store).AddSingleton<TimeProvider>(clock).AddSingleton(new SecurityLog(store, clock));
        services.AddAccess(new PasswordRules());
        Microsoft.AspNetCore.DataProtection.DataProtectionBuilderExtensions.PersistKeysToFileSystem(
            Microsoft.Extensions.DependencyInjection.DataProtectionServiceCollectionExtensions.AddDataProtection(services), new DirectoryInfo(Path.Combine(folder, keys)));
        var provider = services.BuildServiceProvider();
        opened.Add(provider);
        return new Parts(at, store, provider);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed record Parts(string Address, Store Store, ServiceProvider Services)
    {
        private readonly IServiceScope scope = Services.CreateScope();

        public Accounts Accounts => scope.ServiceProvider.GetRequiredService<Accounts>();
        public Sessions Sessions => scope.ServiceProvider.GetRequiredService<Sessions>();
        public Tokens Tokens => scope.ServiceProvider.GetRequiredService<Tokens>();
        public UserManager<Person> Users => scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
    }
}
