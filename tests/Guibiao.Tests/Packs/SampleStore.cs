using System.Globalization;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Packs;

/// <summary>A store of its own that holds a pack's units, lists, registers, tallies and evidence, and every issue that came of them.</summary>
public class SampleStore : IDisposable
{
    private readonly OwnStore own;
    private int seconds;

    public SampleStore(PostgreSqlServer? server, string pack, string agency)
    {
        Agency = agency;
        own = new(server);
        Store.Write(transaction => Load(transaction, pack));
    }

    public string Agency { get; }

    public Store Store => own.Store;

    public List<Issue> Issues { get; } = [];

    public Dictionary<string, Register> Registers { get; } = [];

    public int Accepted { get; private set; }

    public ImportResult Import(string register, string file, EntryStatus status) => Store.Write(transaction =>
        EvidenceImporter.Import(transaction, Agency, Registers[register], File.ReadAllBytes(file), Path.GetFileName(file), new ImportOptions(status), Now(), TallyBook.Apply));

    public void Dispose()
    {
        own.Dispose();
        GC.SuppressFinalize(this);
    }

    // The clock of a history never goes back: every file a second later.
    private Change Now() => new("圭表範本包", new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds++), "載入示範資料");

    private int Load(System.Data.Common.DbTransaction transaction, string pack)
    {
        string In(params string[] parts) => Project.File(["packs", pack, .. parts]);
        transaction.Connection!.Execute("INSERT INTO agency (agency, name_zh, name_en) VALUES (@Agency, '機關', 'Agency')", new { Agency }, transaction);
        Units.Save(transaction, Agency, SampleCsv.ReadFile(In("units.csv")).Select(row =>
            new Unit(row["unit"], row["parent"].Length == 0 ? null : row["parent"], row["kind"], row["region"], new Text(row["name_zh"], row["name_en"]), Date(row["from_date"]), Date(row["to_date"]))));
        var lists = Directory.EnumerateFiles(In("lists"), "*.csv").Select(file => new CodeList(Path.GetFileNameWithoutExtension(file), [.. SampleCsv.ReadFile(file).Select(Member)])).ToList();
        lists.ForEach(list => CodeLists.Save(transaction, Agency, list));
        var registers = RegisterYaml.Read(File.ReadAllText(In("registers.yaml")), "registers.yaml");
        Issues.AddRange(registers.Issues);
        foreach (var definition in registers.Registers)
        {
            Issues.AddRange(RegisterStore.Save(transaction, Store.Dialect, definition.Register));
            RegisterStore.SaveCoverage(transaction, Agency, definition.Register.Name, definition.Coverage);
            Registers[definition.Register.Name] = definition.Register;
        }
        var tallies = TallyYaml.Read(File.ReadAllText(In("tallies.yaml")), "tallies.yaml", [.. Registers.Values], new CodeLists(lists));
        Issues.AddRange(tallies.Issues);
        foreach (var tally in tallies.Tallies)
        {
            TallyStore.Save(transaction, Agency, tally);
        }
        if (Directory.Exists(In("evidence")))
        {
            LoadEvidence(transaction, In("evidence"));
        }
        return Accepted;
    }

    private void LoadEvidence(System.Data.Common.DbTransaction transaction, string evidence)
    {
        foreach (var file in Directory.EnumerateFiles(evidence, "*.csv").Order(StringComparer.Ordinal))
        {
            var (name, bytes) = (Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file));
            Take(name == "nil-returns"
                ? NilReturnFile.Import(transaction, Agency, bytes, Path.GetFileName(file), Now())
                : EvidenceImporter.Import(transaction, Agency, Registers[name], bytes, Path.GetFileName(file), new ImportOptions(), Now(), TallyBook.Apply));
        }
        foreach (var file in Directory.EnumerateFiles(Path.Combine(evidence, "corrections"), "*.csv"))
        {
            Take(Corrections.CorrectFile(transaction, Agency, Registers[Path.GetFileNameWithoutExtension(file)], File.ReadAllBytes(file), Path.GetFileName(file), Now(), TallyBook.Apply));
        }
    }

    private void Take(ImportResult result)
    {
        Issues.AddRange(result.Issues);
        Accepted += result.Accepted;
    }

    private static ListMember Member(IReadOnlyDictionary<string, string> row) => new(
        row["code"], Date(row["from_date"]) ?? DateOnly.MinValue, Date(row["to_date"]), new Text(row["name_zh"], row["name_en"]),
        row["aliases"].Split(';', StringSplitOptions.RemoveEmptyEntries), row["rank"].Length == 0 ? null : int.Parse(row["rank"], CultureInfo.InvariantCulture));

    private static DateOnly? Date(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
