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
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Faults;

public sealed class FaultOnPostgreSqlTests(PostgreSqlServer server) : FaultTests(server);

/// <summary>What must hold whatever happens: no acknowledged change lost, no half change, the chain whole, the tallies equal to a recount.</summary>
public abstract class FaultTests : IDisposable
{
    private const int Rows = 1500;

    private readonly SmallPack pack;
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
    private int files;

    protected FaultTests(PostgreSqlServer? server)
    {
        pack = new(server);
        Assert.DoesNotContain(PackLoader.Load(pack.Store, pack.Folder, null, null, TimeProvider.System).Issues, issue => issue.Severity == Severity.Error);
    }

    protected Store Store => pack.Store;

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        pack.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Ten kills each, on a store of their own: to check a store takes as long as it is full.</summary>
    public static TheoryData<int> Rounds => new(Enumerable.Range(1, Project.IsAll ? 10 : 1));

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Killed_UnderWritingLoad_LosesNothingAcknowledged_AndLeavesNothingHalf(int round)
    {
        const int kills = 10;
        var (acknowledged, seed) = (new List<string>(), Environment.TickCount);
        var chance = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            using var child = new WritingChild(pack.Database, folder, Files(10));
            // However slow the machine: while one of the next is at work.
            await child.First;
            await Task.Delay(chance.Next(0, 2000), TestContext.Current.CancellationToken);
            acknowledged.AddRange(await child.Kill());

            Check(acknowledged, $"seed {seed}, kill {kill}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"round {round}, seed {seed}: {kills} kills, {acknowledged.Count} acknowledged imports of {Rows} rows, {Number("SELECT COUNT(*) FROM import WHERE file LIKE 'f%.csv'")} stored");
    }

    [Fact]
    public async Task TwoProcesses_WritingToOneDatabase_DoAll_LoseNothing_DoubleNothing()
    {
        var (mine, theirs) = (Files(5), Files(5));
        using var first = new WritingChild(pack.Database, folder, mine);
        using var second = new WritingChild(pack.Database, folder, theirs);
        List<string> acknowledged = [.. await first.End(), .. await second.End()];

        Assert.True(acknowledged.Count == 10, first.Errors + second.Errors);
        Check(acknowledged, "two processes");
        Assert.Equal(10L * Rows, Number("SELECT COUNT(*) FROM r_visits WHERE entry LIKE 'N%'"));
    }

    protected List<string> Files(int count, int rows = Rows) =>
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

    // Under the writers' lock, so that whoever was killed has ended on the server too; never committed.
    protected void Check(IReadOnlyList<string> acknowledged, string when) => Assert.Throws<OperationCanceledException>(() => Store.Write<int>(transaction =>
    {
        var connection = transaction.Connection!;
        var stored = connection.Query<(string File, long Accepted, long Rows)>(
            "SELECT i.file, i.accepted, (SELECT COUNT(*) FROM r_visits AS r WHERE r.agency = i.agency AND r.import = i.import) FROM import AS i WHERE i.file LIKE 'f%.csv'", transaction: transaction).ToList();
        Assert.True(acknowledged.All(file => stored.Count(import => import.File == file) == 1), $"{when}: an acknowledged import is lost or doubled");
        Assert.All(stored, import => Assert.Equal(import.Accepted, import.Rows));
        Assert.Equal(stored.Sum(import => import.Rows), connection.ExecuteScalar<long>("SELECT COUNT(*) FROM r_visits WHERE entry LIKE 'N%'", transaction: transaction));
        Assert.True(EventLog.Verify(transaction, "mofa").Ok, when);
        string[] kept = ["tally_day", "unit_month"];
        JsonArray Proofs() => [.. kept.Select(table => TableLines.Read(transaction, Store.Dialect, table, null).ToJson())];
        var before = Proofs();
        TallyBook.Rebuild(transaction, "mofa", RegisterStore.Find(transaction, "visits")!);
        Assert.True(JsonNode.DeepEquals(before, Proofs()), $"{when}: the tallies differ from a recount");
        throw new OperationCanceledException();
    }));

    protected long Number(string sql)
    {
        using var connection = Store.Connect();
        return connection.ExecuteScalar<long>(sql);
    }
}
