using System.Globalization;
using System.Text;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Evidence;

/// <summary>A small ministry in a store of its own: one register of visits, its lists and units, and a record of what the tallies were told.</summary>
public sealed class Ministry : IDisposable
{
    public const string Agency = "mofa";

    public const string Definition = """
        - name: visits
          title: {zh-TW: 政要互訪, en: Visits}
          key: [number]
          date: visited
          frequency: month
          reporters: [DAP]
          coverage: [{from: 2014-01-01, to: null}]
          fields:
            - {name: number, title: {zh-TW: 編號, en: Number}, type: text, required: true, public: true}
            - {name: visited, title: {zh-TW: 訪問日, en: Visited on}, type: date, required: true, public: true}
            - {name: country, title: {zh-TW: 國家, en: Country}, type: country, required: true, public: true, headers: [訪問國]}
            - {name: rank, title: {zh-TW: 職級, en: Rank}, type: ordinal, list: ranks}
            - {name: stay, title: {zh-TW: 停留, en: Stay}, type: range}
            - {name: guests, title: {zh-TW: 人次, en: Guests}, type: integer, public: true}
            - {name: cost, title: {zh-TW: 經費, en: Cost}, type: money, scale: 2}
            - {name: official, title: {zh-TW: 正式, en: Official}, type: yes_no}
        """;

    public static readonly DateTimeOffset Noon = new(2016, 12, 31, 4, 0, 0, TimeSpan.Zero);

    private readonly OwnStore own;
    private readonly List<string> upkeep = [];

    public Ministry(PostgreSqlServer? server = null)
    {
        own = new(server);
        Visits = RegisterYaml.Read(Definition, "registers.yaml").Registers.Single().Register;
        Store.Write(transaction =>
        {
            transaction.Connection!.Execute("INSERT INTO agency (agency, name_zh, name_en) VALUES ('mofa', '外交部', 'Ministry of Foreign Affairs')", transaction: transaction);
            Units.Save(transaction, Agency,
            [
                new Unit("DAP", null, "department", null, new Text("亞東太平洋司", "Asia and Pacific Affairs")),
                new Unit("STP", "DAP", "mission", null, new Text("駐聖多美普林西比大使館", "Embassy in São Tomé"), null, new DateOnly(2016, 12, 21)),
            ]);
            CodeLists.Save(transaction, Agency, new CodeList("countries",
            [
                Member("JP", "日本", "Japan"),
                Member("PW", "帛琉", "Palau", "帕勞"),
                Member("XK", "科索沃", "Kosovo") with { From = new DateOnly(2008, 2, 17) },
            ]));
            CodeLists.Save(transaction, Agency, new CodeList("ranks", [Member("minister", "部長級", "Minister") with { Rank = 30 }, Member("deputy", "次長級", "Deputy minister") with { Rank = 20 }]));
            return RegisterStore.Save(transaction, Store.Dialect, Visits);
        });
    }

    public string Database => own.Address;

    public Store Store => own.Store;

    public Register Visits { get; }

    /// <summary>What the tallies were told so far: -entry for one that left the verified, +entry for one that came.</summary>
    public string Upkept => string.Join(' ', upkeep);

    public static Change Now(int seconds = 0, string reason = "月報") => new("王小明", Noon.AddSeconds(seconds), reason);

    public ImportResult Import(string csv, EntryStatus status = EntryStatus.Entered, bool dryRun = false, int seconds = 0, string file = "visits.csv") =>
        Import(Encoding.UTF8.GetBytes(csv), status, dryRun, seconds, file);

    public ImportResult Import(byte[] csv, EntryStatus status = EntryStatus.Entered, bool dryRun = false, int seconds = 0, string file = "visits.csv") =>
        EvidenceImporter.Import(Store, Agency, Visits, csv, file, new ImportOptions(status, dryRun), Now(seconds), Tell);

    public ImportResult CorrectFile(string csv, int seconds) =>
        Store.Write(transaction => Corrections.CorrectFile(transaction, Agency, Visits, Encoding.UTF8.GetBytes(csv), "corrections.csv", Now(seconds), Tell));

    public StepResult Correct(string entry, int seconds, params (string Field, string Text)[] changes) =>
        Store.Write(transaction => Corrections.Correct(
            transaction, Agency, Visits, entry, changes.ToDictionary(pair => pair.Field, pair => pair.Text), Now(seconds, "更正"), Tell));

    public StepResult Submit(int seconds, params string[] entries) => Store.Write(transaction => EntryWorkflow.Submit(transaction, Agency, Visits, new EntryChoice(entries), Now(seconds), Tell));

    public StepResult Verify(int seconds, params string[] entries) => Store.Write(transaction => EntryWorkflow.Verify(transaction, Agency, Visits, new EntryChoice(entries), Now(seconds), Tell));

    public StepResult Return(int seconds, params string[] entries) => Store.Write(transaction => EntryWorkflow.Return(transaction, Agency, Visits, new EntryChoice(entries), Now(seconds), Tell));

    public StepResult Nil(string unit, string month, int seconds = 0) =>
        Store.Write(transaction => NilReturns.File(transaction, Agency, Visits, unit, NilReturns.ReadMonth(month)!.Value, Now(seconds)));

    public EntryPage List(EntryQuery query) => Store.Read(transaction => EntryList.Read(transaction, Agency, Visits, query));

    public string FileName(string name) => own.FileName(name);

    /// <summary>A file in the ministry's own folder.</summary>
    public string Write(string name, string text)
    {
        var file = FileName(name);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>All rows of a query, cells joined by a space and rows by a line break.</summary>
    public string Rows(string sql)
    {
        using var connection = Store.Connect();
        return string.Join('\n', connection.Query(sql).Select(row => string.Join(' ', ((IDictionary<string, object?>)row).Values.Select(value => Convert.ToString(value ?? "-", CultureInfo.InvariantCulture)))));
    }

    public static string Sentences(IEnumerable<Issue> issues) => string.Join('\n', issues.Select(issue => issue.Message.English));

    public static string Chinese(IEnumerable<Issue> issues) => string.Join('\n', issues.Select(issue => issue.Message.Chinese));

    public void Dispose() => own.Dispose();

    private IReadOnlyList<Issue> Tell(System.Data.Common.DbTransaction transaction, string agency, Register register, IEnumerable<EntryRow> leaving, IEnumerable<EntryRow> entering)
    {
        upkeep.AddRange(leaving.Select(row => $"-{row.Entry}"));
        upkeep.AddRange(entering.Select(row => $"+{row.Entry}"));
        return [];
    }

    private static ListMember Member(string code, string chinese, string english, params string[] aliases) => new(code, DateOnly.MinValue, null, new Text(chinese, english), aliases);
}
