using Dapper;
using Guibiao.Archives;
using Guibiao.History;
using Guibiao.Installation;
using Guibiao.Storage;
using Guibiao.Tests.Packs;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Installation;

public sealed class DoctorOnSqliteTests() : DoctorTests(null)
{
    [Fact]
    public void Look_WhereNoDatabaseIs_MakesNone()
    {
        var file = Pack.FileName("nothing.db");
        Assert.Contains("There is no database at", Assert.Throws<StoreUnreachableException>(() => Store.Look("sqlite:" + file)).Sentence.English, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Look_AtAnEmptyOrOlderOrNewerSchema_SaysSo_AndLeavesIt()
    {
        var file = "sqlite:" + Pack.FileName("schema.db");
        foreach (var (version, state, sentence) in ((int, FindingState, string)[])
            [(0, FindingState.Problem, "The database is empty"), (2, FindingState.Warning, "The database is at schema 2,"), (Migrations.Newest + 1, FindingState.Problem, $"newer than the program’s {Migrations.Newest}")])
        {
            using (var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=" + Pack.FileName("schema.db")))
            {
                connection.Execute($"PRAGMA user_version = {version}");
            }
            var finding = Of(Look(Store.Look(file)), "schema");
            Assert.Equal(state, finding.State);
            Assert.Contains(sentence, finding.Message.English, StringComparison.Ordinal);
            Assert.Equal(version, Store.Look(file).Read(Migrations.VersionOf));
        }
    }

    [Fact]
    public void Look_AtKeysThatOthersCanRead_IsAProblem()
    {
        Assert.False(OperatingSystem.IsWindows(), "rights of files are tested where there are some");
        var places = SealPlaces.Of(Pack.Database, Pack.Folder);
        Pack.Store.Write(transaction => new Seals(places).Seal(transaction, SmallPack.Now));
        Assert.Equal(FindingState.Ok, Of(Look(Pack.Store), "key").State);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(places.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }
        Assert.Equal(FindingState.Problem, Of(Look(Pack.Store), "key").State);
    }
}

public sealed class DoctorOnPostgreSqlTests(PostgreSqlServer server) : DoctorTests(server);

public abstract class DoctorTests : IDisposable
{
    protected DoctorTests(PostgreSqlServer? server)
    {
        Pack = new(server);
        Pack.Load();
    }

    protected SmallPack Pack { get; }

    public void Dispose()
    {
        Pack.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Look_AtASoundInstallation_FindsNoProblem_AndChangesNothing()
    {
        var before = Events();
        var findings = Look(Pack.Store, recount: true);
        Assert.DoesNotContain(findings, finding => finding.State == FindingState.Problem);
        Assert.Equal("The tallies equal a recount of the entries.", Of(findings, "recount").Message.English + ".");
        Assert.Equal(before, Events());
        Assert.All(findings.Where(finding => finding.State != FindingState.Ok), finding => Assert.NotNull(finding.Advice));
    }

    [Fact]
    public void Look_AfterATallyWasChangedBehindTheSystemsBack_RecountNamesTheRegister_AndLeavesIt()
    {
        Execute("UPDATE tally_day SET plus = plus + 1");
        Assert.Equal("The tallies differ from a recount of the entries: mofa/visits", Of(Look(Pack.Store, recount: true), "recount").Message.English);
        Assert.Equal("The tallies differ from a recount of the entries: mofa/visits", Of(Look(Pack.Store, recount: true), "recount").Message.English);
    }

    [Fact]
    public void Look_AfterAnEventWasEdited_IsAProblemOfTheHistory()
    {
        Execute("UPDATE event SET reason = 'x' WHERE number = 1");
        Assert.Equal(FindingState.Problem, Of(Look(Pack.Store), "history").State);
    }

    [Fact]
    public void Look_AtUnsealedEventsAndAClockThatIsBehind_Warns()
    {
        Assert.Equal(FindingState.Ok, Of(Look(Pack.Store), "heads").State);
        Assert.Equal(FindingState.Warning, Of(Look(Pack.Store, at: SmallPack.Now.AddDays(3)), "heads").State);
        Assert.Equal(FindingState.Problem, Of(Look(Pack.Store, at: SmallPack.Now.AddDays(-1)), "clock").State);
    }

    [Fact]
    public void Look_AtBackups_MissesThemWhereTheyAreMissingOrOld()
    {
        var settings = new BackupSettings(Pack.FileName("backups"), BackupSettings.Nightly, Retention.Default);
        Assert.Equal(FindingState.Warning, Of(Look(Pack.Store), "backup").State);
        Assert.Equal(FindingState.Warning, Of(Look(Pack.Store, settings), "backup").State);
        new BackupFolder(settings.Folder, settings.Retention).Make(Pack.Store, new Seals(Places), SmallPack.Now);
        Assert.Equal(FindingState.Ok, Of(Look(Pack.Store, settings), "backup").State);
        Assert.Equal(FindingState.Problem, Of(Look(Pack.Store, settings, at: SmallPack.Now.AddDays(3)), "backup").State);
    }

    private SealPlaces Places => SealPlaces.Of(Pack.Database, Pack.Folder);

    protected static Finding Of(IEnumerable<Finding> findings, string check) => Assert.Single(findings, finding => finding.Check == check);

    protected IReadOnlyList<Finding> Look(Store store, BackupSettings? backups = null, bool recount = false, DateTimeOffset? at = null) =>
        new Doctor(store, Places, backups, new At(at ?? SmallPack.Now.AddMinutes(5))).Look(recount);

    private void Execute(string sql)
    {
        using var connection = Pack.Store.Connect();
        connection.Execute(sql);
    }

    private long Events() => Pack.Store.Read(transaction => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM event", transaction: transaction));

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
