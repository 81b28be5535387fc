using Dapper;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Indicators;

/// <summary>A register with every kind of field and a tally of every kind, in a store of its own.</summary>
public sealed class Counting : IDisposable
{
    public const string Agency = "mofa";

    public const string Definition = """
        - name: stays
          title: {zh-TW: 駐留, en: Stays}
          key: [number]
          date: visited
          frequency: month
          reporters: [DAP, kind:mission]
          coverage: [{from: 2015-01-01, to: null}]
          fields:
            - {name: number, title: {zh-TW: 編號, en: Number}, type: text, required: true}
            - {name: visited, title: {zh-TW: 日期, en: Day}, type: date, required: true}
            - {name: country, title: {zh-TW: 國家, en: Country}, type: country}
            - {name: rank, title: {zh-TW: 職級, en: Rank}, type: ordinal, list: ranks}
            - {name: period, title: {zh-TW: 期間, en: Period}, type: range}
            - {name: guests, title: {zh-TW: 人數, en: Guests}, type: integer}
            - {name: cost, title: {zh-TW: 經費, en: Cost}, type: money, scale: 2}
            - {name: official, title: {zh-TW: 正式, en: Official}, type: yes_no}
        """;

    public const string Tallies = """
        - {name: visits, title: {zh-TW: 訪問, en: Visits}, register: stays, count: entries, when: in_period, filter: country in allies and rank >= minister}
        - {name: guests, title: {zh-TW: 人數, en: Guests}, register: stays, sum: guests, when: in_period, filter: not (country in allies)}
        - {name: countries, title: {zh-TW: 國家數, en: Countries}, register: stays, distinct: country, when: in_period}
        - {name: present, title: {zh-TW: 在駐, en: Present}, register: stays, count: entries, when: at_date, date: period, filter: official = 是}
        - {name: cost, title: {zh-TW: 經費, en: Cost}, register: stays, sum: cost, when: at_date, date: period}
        - {name: hosts, title: {zh-TW: 駐留國, en: Hosts}, register: stays, distinct: country, when: at_date, date: period, filter: rank != minister}
        - {name: running, title: {zh-TW: 進行中, en: Running}, register: stays, count: entries, when: overlapping, date: period, filter: "guests > 2 or guests is empty"}
        - {name: weight, title: {zh-TW: 進行人數, en: Weight}, register: stays, sum: guests, when: overlapping, date: period, filter: "country in (JP, PW)"}
        - {name: ranks, title: {zh-TW: 職級數, en: Ranks}, register: stays, distinct: rank, when: overlapping, date: period}
        """;

    public static readonly DateTimeOffset Start = new(2016, 12, 31, 4, 0, 0, TimeSpan.Zero);

    private readonly OwnStore own;

    public Counting(PostgreSqlServer? server = null, string tallies = Tallies, string definition = Definition)
    {
        own = new(server);
        var read = RegisterYaml.Read(definition, "registers.yaml").Registers.Single();
        Stays = read.Register;
        Store.Write(transaction =>
        {
            transaction.Connection!.Execute("INSERT INTO agency (agency, name_zh, name_en) VALUES ('mofa', '外交部', 'Ministry of Foreign Affairs')", transaction: transaction);
            Units.Save(transaction, Agency,
            [
                new Unit("DAP", null, "department", null, new Text("亞東太平洋司", "Asia and Pacific Affairs")),
                new Unit("STP", "DAP", "mission", null, new Text("駐聖多美普林西比大使館", "Embassy in São Tomé"), null, new DateOnly(2016, 12, 21)),
            ]);
            Lists = new CodeLists(
            [
                new CodeList("countries", [Member("JP", "日本"), Member("PW", "帛琉"), Member("ST", "聖多美普林西比"), Member("US", "美國")]),
                new CodeList("allies", [Member("PW", "帛琉"), Member("ST", "聖多美普林西比") with { To = new DateOnly(2016, 12, 21) }]),
                new CodeList("ranks", [Member("minister", "部長級") with { Rank = 30 }, Member("deputy", "次長級") with { Rank = 20 }, Member("president", "元首") with { Rank = 40 }]),
            ]);
            foreach (var list in new[] { "countries", "allies", "ranks" })
            {
                CodeLists.Save(transaction, Agency, Lists.Find(list)!);
            }
            RegisterStore.Save(transaction, Store.Dialect, Stays);
            RegisterStore.SaveCoverage(transaction, Agency, Stays.Name, read.Coverage);
            var (tallyList, issues) = TallyYaml.Read(tallies, "tallies.yaml", [Stays], Lists);
            Assert.Empty(issues);
            All = tallyList;
            foreach (var tally in All)
            {
                Assert.True(TallyStore.Save(transaction, Agency, tally));
            }
            return 0;
        });
    }

    public Store Store => own.Store;

    public Register Stays { get; }

    public CodeLists Lists { get; private set; } = new([]);

    public IReadOnlyList<Tally> All { get; private set; } = [];

    public static Change At(int seconds) => new("王小明", Start.AddSeconds(seconds), "月報");

    public ImportResult Import(string csv, EntryStatus status = EntryStatus.Verified, int seconds = 0) =>
        EvidenceImporter.Import(Store, Agency, Stays, System.Text.Encoding.UTF8.GetBytes(csv), "stays.csv", new ImportOptions(status), At(seconds), TallyBook.Apply);

    public TallyValue Value(string tally, Period period, DateTimeOffset? asKnown = null) =>
        Store.Read(transaction => new TallyReader(transaction, Agency, asKnown).Value(tally, period));

    public string Rows(string sql)
    {
        using var connection = Store.Connect();
        return string.Join('\n', connection.Query(sql).Select(row => string.Join(' ', ((IDictionary<string, object?>)row).Values.Select(value => $"{value ?? "-"}"))));
    }

    public void Dispose() => own.Dispose();

    private static ListMember Member(string code, string chinese) => new(code, DateOnly.MinValue, null, new Text(chinese, code), []);
}
