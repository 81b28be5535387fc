using System.Globalization;
using Guibiao.Evidence;
using Guibiao.Formulas;
using Guibiao.Indicators;
using Guibiao.Packs;
using Guibiao.Reviews;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Packs;

public sealed class PassportPackOnSqliteTests(PassportPackOnSqliteTests.Own bureau) : PassportPackTests(bureau), IClassFixture<PassportPackOnSqliteTests.Own>
{
    public sealed class Own() : Loaded(null);
}

public sealed class PassportPackOnPostgreSqlTests(PassportPackOnPostgreSqlTests.Own bureau) : PassportPackTests(bureau), IClassFixture<PassportPackOnPostgreSqlTests.Own>
{
    public sealed class Own(PostgreSqlServer server) : Loaded(server);
}

/// <summary>The second pack with real records, in one store with the first: two agencies, one definition of a register.</summary>
public abstract class PassportPackTests(PassportPackTests.Loaded bureau)
{
    private static readonly DateOnly Begins = new(2021, 8, 9);

    private static readonly string? Records = Project.Shared("data", "taiwan-passport-access.csv");

    public static TheoryData<int> Years => new(110, 111, 112, 113);

    [Fact]
    public void Load_WithoutRecords_IsMissingAndSaysWhy()
    {
        using var alone = new SampleStore(null, "passport-access", "boca");

        var value = alone.Store.Read(transaction => new TallyReader(transaction, "boca").Value("easy_destinations", Period.Of(111, new(2022, 12, 31))));

        Assert.Null(value.Number);
        Assert.NotNull(value.Missing);
    }

    [Fact]
    public void Import_TheRealRecords_TakesAllOfThem()
    {
        SkipWithoutRecords();

        Assert.Equal("", string.Join('\n', bureau.Issues.Take(5).Select(issue => issue.Message.English)));
        Assert.Equal(File.ReadLines(Records!).Count(line => line.Length > 0) - 1, bureau.Accepted);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Evaluate_AtEveryMonthsEnd_IsWhatIsCountedInTheFile(int year)
    {
        SkipWithoutRecords();
        var rows = SampleCsv.ReadFile(Records!);

        var values = MonthEnds.Of(year, Period.LastDay(year)).Select(day => Assert.Single(IndicatorEvaluator.Evaluate(bureau.Store, "boca", year, TimeProvider.System, "travel-facilitation", day))).ToList();

        Assert.Equal(12, values.Count);
        Assert.Equal(values.Select(value => ByHand(rows, value.At)), values.Select(Print));
    }

    [Theory]
    [InlineData(110, null, "□")]
    [InlineData(111, "15.08%", "★")]
    [InlineData(112, "3.45%", "▲")]
    [InlineData(113, "2%", "★")]
    public void Evaluate_AtTheYearsEnd_IsWhatTheReadmeSays(int year, string? growth, string light)
    {
        SkipWithoutRecords();

        var value = Assert.Single(IndicatorEvaluator.Evaluate(bureau.Store, "boca", year, TimeProvider.System));

        Assert.Equal((growth, light), (value.Display, value.Light.Shape()));
    }

    [Fact]
    public void Evaluate_BeforeTheDataBegins_SaysSo()
    {
        SkipWithoutRecords();

        var value = Assert.Single(IndicatorEvaluator.Evaluate(bureau.Store, "boca", 110, TimeProvider.System, at: Begins.AddDays(-1)));

        Assert.Null(value.Number);
        Assert.Contains(value.Missing, sentence => sentence.English.Contains("9 August 2021", StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluate_TheMinistrysOwn_IsNotTouchedByTheBureausRecords()
    {
        var day = new DateOnly(2016, 12, 31);

        var value = Assert.Single(IndicatorEvaluator.Evaluate(bureau.Store, "mofa", 105, TimeProvider.System, "6.2", day));

        Assert.Equal(
            Recount.At(day).Single(one => one.Indicator == "6.2").Terms.Select(term => ($"{term.Name}@{term.Year}", (Exact)(int)term.Value!.Value)).Order(),
            value.Terms.Select(term => ($"{term.Term}@{term.Year - 105}", term.Number!.Value)).Order());
    }

    /// <summary>Loaded once: the tests only read it.</summary>
    public abstract class Loaded : IDisposable
    {
        private readonly OwnStore own;

        protected Loaded(PostgreSqlServer? server)
        {
            own = new(server);
            foreach (var pack in new[] { "mofa-105", "passport-access" })
            {
                Issues.AddRange(PackLoader.Load(Store, Project.File("packs", pack), null, null, TimeProvider.System).Issues);
            }
            if (Records is not null)
            {
                var change = new Change("領事事務局", DateTimeOffset.UtcNow, "匯入公開資料集");
                var result = Store.Write(transaction => EvidenceImporter.Import(
                    transaction, "boca", RegisterStore.Find(transaction, "travel_facilitation")!, File.ReadAllBytes(Records), Path.GetFileName(Records),
                    new ImportOptions(EntryStatus.Verified), change, TallyBook.Apply));
                Issues.AddRange(result.Issues);
                Accepted = result.Accepted;
            }
        }

        public Store Store => own.Store;

        public List<Issue> Issues { get; } = [];

        public int Accepted { get; }

        public void Dispose()
        {
            own.Dispose();
            GC.SuppressFinalize(this);
        }
    }

    private static void SkipWithoutRecords() => Assert.SkipUnless(Records is not null, "the shared folder is not beside this project");

    // Growth, then this year's and last year's number of open destinations; the same day of the year before.
    private static string ByHand(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, DateOnly day)
    {
        var (now, then) = (Open(rows, day), Open(rows, day.AddYears(-1)));
        var growth = then is { } before ? Math.Round((now!.Value - (decimal)before) / before, 20) : (decimal?)null;
        return $"{Print(growth)} {Print(now)} {Print(then)}";
    }

    private static int? Open(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, DateOnly day)
    {
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return day < Begins ? null : rows.Where(row => row["arrangement"] is "visa free" or "visa on arrival" or "e-visa" or "eta")
            .Where(row => string.CompareOrdinal(row["from"], iso) <= 0 && (row["to"].Length == 0 || string.CompareOrdinal(row["to"], iso) > 0))
            .DistinctBy(row => row["destination"]).Count();
    }

    private static string Print(Value value)
    {
        var terms = value.Terms.OrderByDescending(term => term.Year).Select(term => Print(Whole(term.Number)));
        return $"{Print(value.Number is { } number ? Math.Round((decimal)number.Numerator / (decimal)number.Denominator, 20) : null)} {string.Join(' ', terms)}";
    }

    private static decimal? Whole(Exact? number) => number is { } whole ? (decimal)whole.Numerator : null;

    private static string Print(decimal? number) => number is { } value ? value.ToString("0.####################", CultureInfo.InvariantCulture) : "missing";
}
