using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Indicators;

public sealed class TallyReaderOnSqliteTests() : TallyReaderTests(null);

public sealed class TallyReaderOnPostgreSqlTests(PostgreSqlServer server) : TallyReaderTests(server);

public abstract class TallyReaderTests(PostgreSqlServer? server) : IDisposable
{
    private const string Header = "number,visited,country,rank,period_from,period_to,guests,cost,official,unit\n";
    private static readonly Period Year = Period.Of(105, new DateOnly(2016, 12, 31));
    private readonly List<Counting> opened = [];

    public void Dispose()
    {
        opened.ForEach(counting => counting.Dispose());
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Value_NobodyReported_IsMissing_AndANilReturnMakesItZero()
    {
        var counting = Open();
        counting.Import(Header + "E1,2015-05-01,PW,minister,,,,,,DAP\n");
        counting.Import(Header + "E2,2016-05-01,PW,minister,,,,,,DAP\n", EntryStatus.Submitted, seconds: 1);
        var missing = counting.Value("visits", Year);
        Assert.Equal((null, 0L), (missing.Number, missing.Entries));
        Assert.Equal("Visits: no verified entry and no nil return from 1 January 2016 (ROC 105) to 31 December 2016 (ROC 105).", missing.Missing!.English);
        Assert.Equal("訪問：105年1月1日至105年12月31日沒有經查證的登錄資料，也沒有零報。", missing.Missing.Chinese);

        Nil(counting, "DAP", "2016-03", 2);
        Assert.Equal((0m, null), (counting.Value("visits", Year).Number, counting.Value("visits", Year).Missing));
        // The nil return is of March: until February nobody had said anything.
        Assert.NotNull(counting.Value("visits", Period.Of(105, new DateOnly(2016, 2, 29))).Missing);
        Assert.NotNull(counting.Value("visits", Year, Counting.Start.AddSeconds(1)).Missing);
        Assert.Equal(0, counting.Value("visits", Year, Counting.Start.AddSeconds(2)).Number);
    }

    [Fact]
    public void Value_AnEntryThatTheFilterLeavesOut_IsZeroFromItsDayOn()
    {
        var counting = Open();
        counting.Import(Header + "E1,2016-01-20,US,minister,,,,,,DAP\n");
        Assert.Equal(0, counting.Value("visits", Period.Of(105, new DateOnly(2016, 1, 20))).Number);
        Assert.NotNull(counting.Value("visits", Period.Of(105, new DateOnly(2016, 1, 19))).Missing);
        Assert.NotNull(counting.Value("visits", Period.Of(105, new DateOnly(2016, 1, 19)), Counting.Start.AddDays(1)).Missing);
    }

    [Fact]
    public void Value_AnOverlappingTally_IsZeroWhereAnEntryLasts()
    {
        var counting = Open();
        counting.Import(Header + "E1,2015-05-01,US,minister,2015-05-01,2016-02-01,5,,,DAP\n");
        Assert.Equal(0, counting.Value("weight", Year).Number);
        Assert.Equal(0, counting.Value("weight", Year, Counting.Start.AddDays(1)).Number);
        Assert.NotNull(counting.Value("visits", Year).Missing);
        Assert.NotNull(counting.Value("weight", Period.Of(106, new DateOnly(2017, 12, 31))).Missing);
    }

    [Fact]
    public void Value_AtADate_AsksSinceTheRegisterIsKept()
    {
        var counting = Open();
        counting.Import(Header + "E1,2015-05-01,US,minister,2015-05-01,2015-06-01,5,1.50,是,DAP\n");
        Assert.Equal(0, counting.Value("present", Year).Number);
        Assert.Equal(1, counting.Value("present", Period.Of(104, new DateOnly(2015, 5, 31))).Number);
        Assert.Equal(1.5m, counting.Value("cost", Period.Of(104, new DateOnly(2015, 5, 31))).Number);
        Assert.Equal("Present: no verified entry and no nil return from 1 January 2015 (ROC 104) to 30 April 2015 (ROC 104).", counting.Value("present", Period.Of(104, new DateOnly(2015, 4, 30))).Missing!.English);
    }

    [Fact]
    public void Value_OutsideCoverage_IsMissingWhateverThereIs()
    {
        var counting = Open("coverage: [{from: 2015-03-01, to: 2016-07-01}]");
        counting.Import(Header + "E1,2015-05-01,PW,minister,2015-05-01,,5,,是,DAP\n");
        Assert.Equal("Visits: the register \"Stays\" is kept from 1 March 2015 (ROC 104) on; there is nothing for 1 January 2015 (ROC 104).", counting.Value("visits", Period.Of(104, new DateOnly(2015, 12, 31))).Missing!.English);
        Assert.Equal(1, counting.Value("present", Period.Of(104, new DateOnly(2015, 12, 31))).Number);
        Assert.Equal(1, counting.Value("running", Year).Number);
        Assert.Equal("在駐：登錄簿「駐留」沒有105年7月1日的資料。", counting.Value("present", Period.Of(105, new DateOnly(2016, 7, 1))).Missing!.Chinese);
        Assert.Equal("Visits: the register \"Stays\" has nothing for 1 January 2017 (ROC 106).", counting.Value("visits", Period.Of(106, new DateOnly(2017, 12, 31))).Missing!.English);
        Assert.Equal(12, counting.Value("present", Year).Completeness.Expected);
    }

    [Fact]
    public void Completeness_CountsTheMonthsBegunOfUnitsThatThereAre()
    {
        var counting = Open();
        counting.Import(Header + "E1,2016-01-05,US,,,,,,,DAP\nE2,2016-01-06,US,,,,,,,DAP\nE3,2016-02-29,PW,,,,,,,STP\nE4,2016-04-01,PW,,,,,,,STP\n");
        Nil(counting, "DAP", "2016-03", 1);
        Assert.Equal(new Completeness(4, 24), counting.Value("visits", Year).Completeness);
        Assert.Equal(new Completeness(3, 6), counting.Value("visits", Period.Of(105, new DateOnly(2016, 3, 1))).Completeness);
        Assert.Equal(new Completeness(2, 6), counting.Value("visits", Period.Of(105, new DateOnly(2016, 3, 1)), Counting.Start).Completeness);
        // São Tomé's embassy closed in December 2016, a month that it still owes.
        Assert.Equal(new Completeness(0, 12), counting.Value("visits", Period.Of(106, new DateOnly(2017, 12, 31))).Completeness);
        Assert.Equal(new Completeness(0, 24), counting.Value("visits", Period.Of(104, new DateOnly(2015, 12, 31))).Completeness);
    }

    [Fact]
    public void Completeness_OfAYearlyRegister_IsOneReportAUnitAndYear()
    {
        var counting = Open(frequency: "year");
        counting.Import(Header + "E1,2016-05-05,US,,,,,,,DAP\nE2,2016-06-06,US,,,,,,,DAP\n");
        Assert.Equal(new Completeness(0, 2), counting.Value("visits", Period.Of(105, new DateOnly(2016, 3, 1))).Completeness);
        Assert.Equal(new Completeness(1, 2), counting.Value("visits", Year).Completeness);
        Assert.Equal(new Completeness(1, 2), counting.Value("visits", Year, Counting.Start.AddDays(1)).Completeness);
        Nil(counting, "STP", "2016-12", 1);
        Assert.Equal(new Completeness(2, 2), counting.Value("visits", Year).Completeness);
        Assert.Equal(new Completeness(0, 1), counting.Value("visits", Period.Of(106, new DateOnly(2017, 12, 31))).Completeness);
    }

    [Fact]
    public void Value_ADatedList_IsAskedOnTheEntrysOwnDate()
    {
        var counting = Open(tallies: Counting.Tallies + """

            - {name: ally_stays, title: {zh-TW: 友邦駐留, en: Stays with allies}, register: stays, count: entries, when: at_date, date: period, filter: country in allies}
            """);
        counting.Import(Header + "E1,2016-12-20,ST,minister,2016-12-24,,,,,DAP\nE2,2016-12-21,ST,minister,2016-01-01,,,,,DAP\n");
        foreach (var known in new DateTimeOffset?[] { null, Counting.Start.AddDays(1) })
        {
            Assert.Equal(1, counting.Value("visits", Year, known).Number);
            // The register's date decides, not the one that the tally reads its time from.
            Assert.Equal(1, counting.Value("ally_stays", Year, known).Number);
        }
    }

    [Fact]
    public void Value_AsKnown_IsWhatWasVerifiedThen()
    {
        var counting = Open();
        counting.Import(Header + "E1,2016-05-01,PW,minister,,,,,,DAP\n", EntryStatus.Submitted);
        counting.Store.Write(transaction => EntryWorkflow.Verify(transaction, Counting.Agency, counting.Stays, new EntryChoice(["E1"]), Counting.At(10), TallyBook.Apply));
        counting.Store.Write(transaction => Corrections.Correct(
            transaction, Counting.Agency, counting.Stays, "E1", new Dictionary<string, string> { ["country"] = "US" }, Counting.At(20), TallyBook.Apply));
        Assert.NotNull(counting.Value("visits", Year, Counting.Start.AddSeconds(9)).Missing);
        Assert.Equal((1m, 1L), Known(10));
        Assert.Equal((1m, 1L), Known(19));
        Assert.Equal((0m, 0L), Known(20));
        Assert.Equal(0, counting.Value("visits", Year).Number);

        (decimal?, long) Known(int seconds) => counting.Value("visits", Year, Counting.Start.AddSeconds(seconds)) is var value ? (value.Number, value.Entries) : default;
    }

    private Counting Open(string? coverage = null, string frequency = "month", string tallies = Counting.Tallies)
    {
        var definition = Counting.Definition
            .Replace("frequency: month", "frequency: " + frequency, StringComparison.Ordinal)
            .Replace("coverage: [{from: 2015-01-01, to: null}]", coverage ?? "coverage: [{from: 2015-01-01, to: null}]", StringComparison.Ordinal);
        opened.Add(new Counting(server, tallies, definition));
        return opened[^1];
    }

    private static void Nil(Counting counting, string unit, string month, int seconds) => Assert.Empty(
        counting.Store.Write(transaction => NilReturns.File(transaction, Counting.Agency, counting.Stays, unit, NilReturns.ReadMonth(month)!.Value, Counting.At(seconds))).Issues);
}
