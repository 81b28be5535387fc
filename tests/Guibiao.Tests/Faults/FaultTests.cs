using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Archives;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Packs;
using Guibiao.Storage;
using Guibiao.Tests.Packs;

namespace Guibiao.Tests.Faults;

/// <summary>What must hold whatever happens: no acknowledged change lost, no half change, the chain whole, the tallies equal to a recount.</summary>
public sealed class FaultTests : IDisposable
{
    private const int Rows = 1500;

    private readonly SmallPack pack = new();
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
    private int files;

    public FaultTests() => Assert.DoesNotContain(PackLoader.Load(pack.Store, pack.Folder, null, null, TimeProvider.System).Issues, issue => issue.Severity == Severity.Error);

    public void Dispose()
    {
        pack.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Killed_UnderWritingLoad_LosesNothingAcknowledged_AndLeavesNothingHalf()
    {
        var (acknowledged, kills, seed) = (new List<string>(), Project.IsAll ? 100 : 10, Environment.TickCount);
        var chance = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            using var child = new WritingChild(Database, Files(40));
            await Task.Delay(chance.Next(300, 2500), TestContext.Current.CancellationToken);
            acknowledged.AddRange(await child.Kill());

            Check(acknowledged, $"seed {seed}, kill {kill}");
        }
        Assert.NotEmpty(acknowledged);
    }

    [Fact]
    public async Task TwoProcesses_WritingToOneDatabase_DoAll_LoseNothing_DoubleNothing()
    {
        var (mine, theirs) = (Files(5), Files(5));
        using var first = new WritingChild(Database, mine);
        using var second = new WritingChild(Database, theirs);
        List<string> acknowledged = [.. await first.End(), .. await second.End()];

        Assert.True(acknowledged.Count == 10, first.Errors + second.Errors);
        Check(acknowledged, "two processes");
        Assert.Equal(10L * Rows, Number("SELECT COUNT(*) FROM r_visits WHERE entry LIKE 'N%'"));
    }

    [Fact]
    public void DiskFull_IsAnError_TheDatabaseIsReadable_AndRecoversWithSpace()
    {
        var (small, large) = (Files(1)[0], Files(1, 20_000)[0]);
        Import(small, 0);
        var (before, limit) = (Number("SELECT COUNT(*) FROM r_visits"), Number("PRAGMA page_count") + 20);

        // SQLite's own limit of pages answers as a full disk does.
        var full = Assert.Throws<StoreUnreachableException>(() => Import(large, limit));
        Assert.Equal("there is no space left for the database; nothing was stored: make room, then try again", full.Sentence.English);
        Assert.Equal(before, Number("SELECT COUNT(*) FROM r_visits"));
        Check([Path.GetFileName(small)], "full");
        Import(large, 0);
        Assert.Equal(before + 20_000, Number("SELECT COUNT(*) FROM r_visits"));
        Check([Path.GetFileName(small)], "space again");
    }

    [Fact]
    public void LockHeldTooLong_IsSaidInASentence_AndNothingIsStored()
    {
        using var holder = pack.Store.Connect();
        holder.Execute("BEGIN IMMEDIATE");
        var before = Number("SELECT COUNT(*) FROM event");

        var busy = Assert.Throws<StoreUnreachableException>(() => pack.Store.Write(_ => 0));
        Assert.Equal("another program has been writing to the database for too long; nothing was stored: try again in a while", busy.Sentence.English);
        holder.Execute("ROLLBACK");
        Assert.Equal(before, Number("SELECT COUNT(*) FROM event"));
        Assert.Equal(1, pack.Store.Write(_ => 1));
    }

    private string Database => "sqlite:" + Path.Combine(pack.Folder, "store", "a.db");

    private List<string> Files(int count, int rows = Rows) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            var (text, number) = (new StringBuilder("number,visited,rank,unit\n"), files++);
            for (var row = 0; row < rows; row++)
            {
                text.Append(CultureInfo.InvariantCulture, $"N{number}-{row},2016-{1 + (row % 12):00}-{1 + (row % 28):00},{(row % 3 == 0 ? "minister" : "other")},EAP\n");
            }
            var file = Path.Combine(folder, $"f{number}.csv");
            File.WriteAllText(file, text.ToString());
            return file;
        }),
    ];

    private void Import(string file, long pages) => pack.Store.Write(transaction =>
    {
        if (pages > 0)
        {
            transaction.Connection!.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"), transaction: transaction);
        }
        else
        {
            transaction.Connection!.Execute("PRAGMA max_page_count = 1073741823", transaction: transaction);
        }
        return EvidenceImporter.Import(transaction, "mofa", RegisterStore.Find(transaction, "visits")!, File.ReadAllBytes(file), Path.GetFileName(file),
            new ImportOptions(EntryStatus.Verified), new Change("w", TimeProvider.System.GetUtcNow(), "r"), TallyBook.Apply);
    });

    private void Check(IReadOnlyList<string> acknowledged, string when) => pack.Store.Read(transaction =>
    {
        var connection = transaction.Connection!;
        var stored = connection.Query<(string File, long Accepted, long Rows)>(
            "SELECT i.file, i.accepted, (SELECT COUNT(*) FROM r_visits AS r WHERE r.agency = i.agency AND r.import = i.import) FROM import AS i WHERE i.file LIKE 'f%.csv'", transaction: transaction).ToList();
        Assert.True(acknowledged.All(file => stored.Count(import => import.File == file) == 1), $"{when}: an acknowledged import is lost or doubled");
        Assert.All(stored, import => Assert.Equal(import.Accepted, import.Rows));
        Assert.Equal(stored.Sum(import => import.Rows), connection.ExecuteScalar<long>("SELECT COUNT(*) FROM r_visits WHERE entry LIKE 'N%'", transaction: transaction));
        Assert.True(EventLog.Verify(transaction, "mofa").Ok, when);
        string[] kept = ["tally_day", "unit_month"];
        JsonArray Proofs() => [.. kept.Select(table => TableLines.Read(transaction, pack.Store.Dialect, table, null).ToJson())];
        var before = Proofs();
        // Never committed: a recount only to compare with.
        TallyBook.Rebuild(transaction, "mofa", RegisterStore.Find(transaction, "visits")!);
        Assert.True(JsonNode.DeepEquals(before, Proofs()), $"{when}: the tallies differ from a recount");
        return 0;
    });

    private long Number(string sql)
    {
        using var connection = pack.Store.Connect();
        return connection.ExecuteScalar<long>(sql);
    }
}
