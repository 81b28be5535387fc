using System.Data.Common;
using System.Text;
using Dapper;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Plans;
using Guibiao.Publishing;
using Guibiao.Storage;
using Microsoft.AspNetCore.Builder;

namespace Guibiao.Web.Tests;

/// <summary>A small invented ministry on a site of its own: one register of visits, one that protects small counts, and entries that the public must not see.</summary>
public sealed class Agora : IAsyncLifetime
{
    public const string Code = "agora";

    private const string Definitions = """
        - name: visits
          title: {zh-TW: 互訪, en: Visits}
          key: [number]
          date: visited
          frequency: month
          reporters: [DAP]
          coverage: [{from: 2015-01-01}]
          fields:
            - {name: number, title: {zh-TW: 編號, en: Number}, type: text, required: true, public: true}
            - {name: visited, title: {zh-TW: 日期, en: Date}, type: date, required: true, public: true}
            - {name: country, title: {zh-TW: 國家, en: Country}, type: country, required: true, public: true}
            - {name: cost, title: {zh-TW: 經費, en: Cost}, type: money, scale: 2, public: true}
            - {name: remark, title: {zh-TW: 備註, en: Remark}, type: text, public: false}
        - name: courses
          title: {zh-TW: 進修, en: Courses}
          key: [staff, held]
          date: held
          frequency: month
          reporters: [DAP]
          coverage: [{from: 2015-01-01}]
          suppress_small_counts: true
          fields:
            - {name: staff, title: {zh-TW: 人員, en: Staff}, type: text, required: true, public: false}
            - {name: held, title: {zh-TW: 日期, en: Date}, type: date, required: true, public: true}
            - {name: country, title: {zh-TW: 國家, en: Country}, type: country, required: true, public: true}
        """;

    private static readonly Change Now = new("王小明", new DateTimeOffset(2016, 12, 31, 4, 0, 0, TimeSpan.Zero), "月報");
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
    private WebApplication? site;

    public HttpClient Http { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public Store Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var database = "sqlite:" + Path.Combine(folder, "agora.db");
        Store = Store.Open(database);
        Store.Write(transaction =>
        {
            Agencies.Save(transaction, new Agency(Code, new Text("虛構部", "Ministry of Fiction"), new Text("全屬虛構。", "All of it is invented.")));
            Units.Save(transaction, Code, [new Unit("DAP", null, "department", null, new Text("亞太司", "Asia and Pacific"))]);
            CodeLists.Save(transaction, Code, new CodeList("countries", [Country("JP", "日本", "Japan"), Country("PW", "帛琉", "Palau")]));
            foreach (var definition in RegisterYaml.Read(Definitions, "registers.yaml").Registers)
            {
                Assert.Empty(RegisterStore.Save(transaction, Store.Dialect, definition.Register));
                RegisterStore.SaveCoverage(transaction, Code, definition.Register.Name, definition.Coverage);
            }
            return true;
        });
        Store.Write(transaction =>
        {
            // A plan of nothing but its year, so that there is something to publish.
            var indicator = new Indicator("1.1", GoalKind.Key, 1, 1, "互訪", null, null, null, null, null, null, null, [], null, [], null, null);
            return PlanStore.Save(transaction, Code, 105, new Plan("虛構部", 105, "計畫", [], [new Goal(GoalKind.Key, 1, "互訪", null, [])], [indicator], [], []), [], "approved", null, EventLog.Next(transaction, Code));
        });
        Import("visits", "number,visited,country,cost,remark,unit,class,status\n"
            + string.Concat(Enumerable.Range(1, 120).Select(at => $"V{at:000},2016-{1 + at % 12:00}-{1 + at % 28:00},{(at % 3 == 0 ? "PW" : "JP")},{at * 1000}.50,hidden remark,DAP,public,verified\n"))
            + "S001,2016-02-03,JP,1,hidden remark,DAP,restricted,verified\nD001,2016-02-03,JP,1,hidden remark,DAP,public,entered\nR001,2016-02-03,JP,1,hidden remark,DAP,public,returned\n");
        Import("courses", "staff,held,country,unit,status\n" + string.Concat(Enumerable.Range(1, 9).Select(at => $"secret-{at},2016-03-{at:00},{(at <= 3 ? "PW" : "JP")},DAP,verified\n")));
        site = Site.Build(new SiteSettings(0, database));
        await site.StartAsync();
        Http.BaseAddress = new Uri(site.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await site!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Takes a file in and puts it before the public.</summary>
    public ImportResult Import(string register, string csv) => Store.Write(transaction =>
    {
        var result = EvidenceImporter.Import(
            transaction, Code, RegisterStore.Find(transaction, register)!, Encoding.UTF8.GetBytes(csv), register + ".csv", new ImportOptions(EntryStatus.Verified, false), Now, (_, _, _, _, _) => []);
        Assert.Empty(result.Issues);
        Assert.True(Publisher.Publish(transaction, Code, 105, new DateOnly(2016, 12, 31), Now).IsNew);
        return result;
    });

    public T Read<T>(Func<DbTransaction, T> work) => Store.Read(work);

    public Task<string> Get(string address) => Http.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static ListMember Country(string code, string chinese, string english) => new(code, DateOnly.MinValue, null, new Text(chinese, english), []);
}
