using System.Globalization;
using Guibiao.Evidence;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Evidence;

public sealed class EntryListOnSqliteTests() : EntryListTests(null);

public sealed class EntryListOnPostgreSqlTests(PostgreSqlServer server) : EntryListTests(server);

public abstract class EntryListTests : IDisposable
{
    private readonly Ministry ministry;

    protected EntryListTests(PostgreSqlServer? server)
    {
        ministry = new(server);
        ministry.Import("編號,訪問日,國家,單位,人次,經費,類別\nA,2016-03-05,JP,DAP,3,10.5,\nB,2016-03-05,帛琉,DAP,5,,\nC,2016-01-01,JP,DAP,1,,限閱\n", EntryStatus.Verified);
        ministry.Import("編號,訪問日,國家,單位\nD,2016-02-01,JP,DAP\n", seconds: 1, file: "二月.csv");
    }

    public void Dispose()
    {
        ministry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void List_PageByPage_GivesEveryEntryOnceInOrder()
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = ministry.List(new EntryQuery(Cursor: cursor, Size: 1));
            seen.AddRange(page.Entries.Select(entry => entry.Version.Entry));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(["C", "D", "A", "B"], seen);
    }

    [Theory]
    [InlineData("", false, "", "C D A B")]
    [InlineData("entered", false, "", "D")]
    [InlineData("", true, "", "A B")]
    [InlineData("", false, "country=日本", "C D A")]
    [InlineData("", false, "guests=5", "B")]
    [InlineData("", false, "guests=", "D")]
    [InlineData("", false, "unit=亞東太平洋司", "C D A B")]
    public void List_Filters_Hold(string status, bool publicOnly, string field, string entries)
    {
        var fields = field.Length == 0 ? null : new Dictionary<string, string> { [field.Split('=')[0]] = field.Split('=')[1] };

        var page = ministry.List(new EntryQuery(EntryStatuses.Find(status), publicOnly, fields));

        Assert.Equal(entries, string.Join(' ', page.Entries.Select(entry => entry.Version.Entry)));
    }

    [Fact]
    public void List_Public_HidesFieldsAndWhatTheyAre()
    {
        Assert.Equal(
            """{"number":"A","visited":"2016-03-05","country":"JP","guests":3}""",
            ministry.List(new EntryQuery(PublicOnly: true)).Entries[0].ToJson()["fields"]!.ToJsonString());
        Assert.Equal(
            "the register visits has no field \"cost\".",
            Ministry.Sentences(ministry.List(new EntryQuery(PublicOnly: true, Fields: new Dictionary<string, string> { ["cost"] = "10.5" })).Issues));
    }

    [Fact]
    public void List_Entry_BearsItsProvenance()
    {
        var json = ministry.List(new EntryQuery(EntryStatus.Entered)).ToJson(CultureInfo.GetCultureInfo("en"));

        var entry = json["entries"]![0]!;
        Assert.Equal(
            ("二月.csv", 2L, "2016-12-31T04:00:01.0000000Z", "王小明", "月報", 2L),
            (entry["file"]!.GetValue<string>(), entry["line"]!.GetValue<long>(), entry["known_from"]!.GetValue<string>(), entry["by"]!.GetValue<string>(), entry["reason"]!.GetValue<string>(), entry["event"]!.GetValue<long>()));
    }

    [Fact]
    public void List_SqlFilterAndAsKnown_AreKept()
    {
        ministry.Correct("A", 7, ("guests", "9"));
        var filter = new SqlFilter("guests >= @least", [new("@least", 5L)]);

        Assert.Equal("A B", Names(new EntryQuery(Filter: filter)));
        Assert.Equal("B", Names(new EntryQuery(Filter: filter, AsKnown: Ministry.Noon.AddSeconds(5))));
        Assert.Equal("", Names(new EntryQuery(AsKnown: Ministry.Noon.AddSeconds(-5))));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("bnVsbA")]
    [InlineData("…")]
    public void List_NoCursor_IsAnIssue(string cursor) =>
        Assert.Equal("this is no cursor of a list.", Ministry.Sentences(ministry.List(new EntryQuery(Cursor: cursor)).Issues));

    private string Names(EntryQuery query) => string.Join(' ', ministry.List(query).Entries.Select(entry => entry.Version.Entry));
}
