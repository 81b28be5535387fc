using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Indicators;

public sealed class TallyBookOnSqliteTests() : TallyBookTests(null);

public sealed class TallyBookOnPostgreSqlTests(PostgreSqlServer server) : TallyBookTests(server);

public abstract class TallyBookTests(PostgreSqlServer? server) : IDisposable
{
    private const string Header = "number,visited,country,rank,period_from,period_to,guests,cost,official,unit\n";
    private const string Days = "SELECT tally, day, key, unit, plus, minus, entries_plus, entries_minus FROM tally_day ORDER BY tally, day, key, unit";
    private static readonly Period Year = Period.Of(105, new DateOnly(2016, 12, 31));
    private readonly Counting counting = new(server);

    public void Dispose()
    {
        counting.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Apply_AnOpenRange_BeginsAndDoesNotEnd()
    {
        counting.Import(Header + "E1,2016-03-01,JP,deputy,2016-03-01,,3,10.50,是,DAP\nE2,2016-03-02,JP,deputy,2016-03-01,2016-06-01,4,,否,DAP\n");
        Assert.Equal("cost 2016-03-01  DAP 1050 0 1 0", counting.Rows(Days.Replace("ORDER", "WHERE tally = 'cost' ORDER", StringComparison.Ordinal)));
        Assert.Equal("running 2016-03-01  DAP 2 0 2 0\nrunning 2016-06-01  DAP 0 1 0 1", counting.Rows(Days.Replace("ORDER", "WHERE tally = 'running' ORDER", StringComparison.Ordinal)));
        Assert.Equal("DAP 2016-03 2", counting.Rows("SELECT unit, month, entries FROM unit_month"));
    }

    [Fact]
    public void Apply_TheLastEntryReturned_LeavesNoRow()
    {
        counting.Import(Header + "E1,2016-03-01,JP,deputy,2016-03-01,2016-04-01,3,10.50,是,DAP\n");
        var returned = counting.Store.Write(transaction => EntryWorkflow.Return(transaction, Counting.Agency, counting.Stays, EntryChoice.All with { Entries = ["E1"] }, Counting.At(1), TallyBook.Apply));
        Assert.Empty(returned.Issues);
        Assert.Equal("", counting.Rows(Days));
        Assert.Equal("", counting.Rows("SELECT * FROM unit_month"));
    }

    [Fact]
    public void Apply_ADayThatGrowsTooLarge_IsAnIssue_AndNothingIsWritten()
    {
        Assert.Empty(counting.Import(Header + "E1,2016-03-01,JP,,,,9223372036854775807,,,DAP\n").Issues);
        var days = counting.Rows(Days);

        var imported = counting.Import(Header + "E2,2016-03-01,JP,,,,1,,,DAP\n", seconds: 1);
        Assert.Equal("The tally Guests grows too large to be stored.", Assert.Single(imported.Issues).Message.English);
        Assert.Equal("計數項 人數 的數字太大，無法儲存。", imported.Issues[0].Message.Chinese);

        // A step does not undo its transaction: the tallies must leave nothing behind themselves.
        counting.Import(Header + "E2,2016-03-01,JP,,,,1,,,DAP\nE3,2016-02-01,JP,minister,2016-02-01,,2,3,是,DAP\n", EntryStatus.Submitted, seconds: 2);
        var verified = counting.Store.Write(transaction => EntryWorkflow.Verify(transaction, Counting.Agency, counting.Stays, new EntryChoice(["E3", "E2"]), Counting.At(3), TallyBook.Apply));
        Assert.Equal("The tally Guests grows too large to be stored.", Assert.Single(verified.Issues).Message.English);
        Assert.Equal(days, counting.Rows(Days));
        Assert.Equal("DAP 2016-03 1", counting.Rows("SELECT unit, month, entries FROM unit_month"));
    }

    [Fact]
    public void Value_ASumBeyondTheStoresNumbers_IsExact()
    {
        counting.Import(Header
            + "E1,2016-03-01,JP,,2016-03-01,,9223372036854775807,92233720368547758.07,,DAP\nE2,2016-03-02,JP,,2016-03-02,,9223372036854775807,92233720368547758.07,,DAP\n"
            + "E3,2016-03-03,US,,2016-03-03,,-3,-0.01,,DAP\n");
        foreach (var known in new DateTimeOffset?[] { null, Counting.Start.AddDays(1) })
        {
            Assert.Equal(18446744073709551611m, counting.Value("guests", Year, known).Number);
            Assert.Equal(18446744073709551614m, counting.Value("weight", Year, known).Number);
            Assert.Equal(184467440737095516.13m, counting.Value("cost", Year, known).Number);
        }
    }

    [Fact]
    public void Rebuild_AfterATallyAndAListChanged_CountsAnew_AlsoForWhatComesInTheSameTransaction()
    {
        counting.Import(Header + "E1,2016-03-01,JP,minister,,,,,,DAP\n");
        Assert.Equal(0, counting.Value("visits", Year).Number);
        counting.Store.Write(transaction =>
        {
            var allies = new CodeList("allies", [new ListMember("JP", DateOnly.MinValue, null, new Text("日本", "JP"), [])]);
            // The old filter is read for the first entry; what is rebuilt must not go on with it.
            Take("E2,2016-03-02,JP,minister,,,,,,DAP\n", 1);
            CodeLists.Save(transaction, Counting.Agency, allies);
            TallyBook.Rebuild(transaction, Counting.Agency, counting.Stays);
            Take("E3,2016-03-03,JP,minister,,,,,,DAP\n", 2);
            return 0;

            void Take(string row, int seconds) => Assert.Empty(EvidenceImporter.Import(
                transaction, Counting.Agency, counting.Stays, System.Text.Encoding.UTF8.GetBytes(Header + row), "stays.csv", new ImportOptions(EntryStatus.Verified), Counting.At(seconds), TallyBook.Apply).Issues);
        });
        Assert.Equal(3, counting.Value("visits", Year).Number);
    }
}
