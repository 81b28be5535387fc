using Guibiao.Packs;
using Guibiao.Plans;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Packs;

/// <summary>A small pack in a folder of its own, sound until a test changes a file, and an empty store beside it.</summary>
public sealed class SmallPack : IDisposable
{
    public static readonly DateTimeOffset Now = new(2017, 1, 10, 4, 0, 0, TimeSpan.Zero);

    private readonly OwnStore own;

    public SmallPack(PostgreSqlServer? server = null)
    {
        own = new(server);
        Write("pack.yaml", """
            agency: {code: mofa, name: {zh-TW: 外交部, en: Ministry of Foreign Affairs}}
            title: 小範本包
            notice: {zh-TW: 示範資料, en: Demonstration data}
            by: 範本包
            reason: 測試
            """);
        Write("units.csv", "unit,parent,kind,region,name_zh,name_en,from_date,to_date\nEAP,MOFA,department,,亞東太平洋司,Asia,,\nMOFA,,ministry,,外交部,Ministry,,\n");
        Write("lists/ranks.csv", "code,name_zh,name_en,rank,aliases,from_date,to_date\nminister,部長級,Minister,30,部長,,\nother,其他,Other,10,,,\n");
        Write("registers.yaml", """
            - name: visits
              title: {zh-TW: 互訪, en: Visits}
              key: [number]
              date: visited
              frequency: month
              reporters: [EAP]
              coverage: [{from: 2014-01-01}]
              fields:
                - {name: number, title: {zh-TW: 編號, en: Number}, type: text, required: true, public: true}
                - {name: visited, title: {zh-TW: 日期, en: Date}, type: date, required: true, public: true}
                - {name: rank, title: {zh-TW: 職級, en: Rank}, type: ordinal, list: ranks, required: true, public: true}
            """);
        Write("tallies.yaml", """
            - name: all_visits
              title: {zh-TW: 互訪, en: Visits}
              register: visits
              count: entries
              when: in_period
              unit: 人次
            - name: high_visits
              title: {zh-TW: 部長互訪, en: Visits of ministers}
              register: visits
              count: entries
              when: in_period
              filter: rank >= minister
              unit: 人次
            """);
        Write("plans/105.yaml", Notes);
        Write("plans/105.txt", Document);
        Write("evidence/visits.csv", Visits);
        Write("evidence/nil-returns.csv", "register,unit,month,filed_at\nvisits,EAP,2016-03,2016-04-01\n");
    }

    public const string Notes = """
        source: {title: 測試計畫}
        text: 105.txt
        indicators:
          - id: "1.1"
            key: visits
            unit: EAP
            direction: atLeast
            formula: "#1"
            confirmed: {by: 研考, at: 2015-12-28, reason: 相符}
            bind: {"#1": all_visits}
          - id: "1.2"
            key: growth
            direction: atLeast
            formula: "(#1-#1@-1)÷#1@-1×100%"
            confirmed: {by: 研考, at: 2015-12-28, reason: 相符}
            bind: {"#1": high_visits}
        """;

    // 2015: two by 15 June, three in the year, all ministers; 2016: three by 15 June, five in the year, one of them no minister; one entry more is not verified.
    public const string Visits = """
        unit,number,visited,rank,status,reported_at,verified_at
        EAP,A1,2015-01-10,minister,verified,2015-01-11,2015-01-12
        EAP,A2,2015-06-15,minister,verified,2015-06-16,2015-06-17
        EAP,A3,2015-06-16,minister,verified,2015-06-17,2015-06-18
        EAP,B1,2016-01-10,minister,verified,2016-01-11,2016-01-12
        EAP,B2,2016-02-29,minister,verified,2016-03-01,2016-03-02
        EAP,B3,2016-06-15,minister,verified,2016-06-16,2016-06-17
        EAP,B4,2016-07-01,minister,verified,2016-07-02,2016-12-01
        EAP,B5,2016-08-01,other,verified,2016-08-02,2016-08-03
        EAP,B6,2016-08-02,minister,submitted,2016-08-03,
        """;

    /// <summary>A plan of one goal with two indicators, printed as a ministry would.</summary>
    public static readonly string Document = PlanText.Print(new Plan(
        "外交部", 105, "外交部 105 年度施政目標與重點", ["本部推動互訪。"],
        [new Goal(GoalKind.Key, 1, "加強互訪", null, [new Objective(1, "增加互訪。")])],
        [
            Indicator(1, "互訪人次", "政要互訪人次", new Target("5 人次", "5", "5", "人次", null, TargetDirection.AtLeast, false)),
            Indicator(2, "部長互訪成長", "（本年部長互訪人次－上年部長互訪人次）÷上年部長互訪人次×100%", new Target("40%", "40", "0.4", "%", null, TargetDirection.AtLeast, false)),
        ],
        [new Mechanism(1, "指實際評估作業係運用既有之組織架構進行。")], []));

    public string Database => own.Address;

    public Store Store => own.Store;

    public string Folder => own.Folder;

    public string FileName(string name) => own.FileName(name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FileName(name))!);
        File.WriteAllText(FileName(name), text);
    }

    public void Change(string name, string old, string now)
    {
        var text = File.ReadAllText(FileName(name));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(FileName(name), text.Replace(old, now, StringComparison.Ordinal));
    }

    public LoadResult Load() => PackLoader.Load(Store, Folder, null, null, new Clock());

    public void Dispose() => own.Dispose();

    public sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private static Indicator Indicator(int number, string name, string standard, Target target) => new(
        $"1.{number}", GoalKind.Key, 1, number, name, null, null, 1, "統計數據", standard, null, null, [], target, [], null, null);
}
