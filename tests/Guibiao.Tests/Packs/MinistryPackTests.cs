using System.Globalization;
using Guibiao.Formulas;
using Guibiao.Indicators;
using Guibiao.Packs;
using Guibiao.Reviews;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Packs;

public sealed class MinistryPackOnSqliteTests(MinistryPackOnSqliteTests.Own ministry) : MinistryPackTests(ministry), IClassFixture<MinistryPackOnSqliteTests.Own>
{
    public sealed class Own() : Loaded(null);
}

public sealed class MinistryPackOnPostgreSqlTests(MinistryPackOnPostgreSqlTests.Own ministry) : MinistryPackTests(ministry), IClassFixture<MinistryPackOnPostgreSqlTests.Own>
{
    public sealed class Own(PostgreSqlServer server) : Loaded(server);
}

/// <summary>The pack of this project, loaded as a command loads it, and every value held against the one counted by hand.</summary>
public abstract class MinistryPackTests(MinistryPackTests.Loaded ministry)
{
    // A decimal holds 28 digits: two ways to the same fraction differ in the last of them.
    private const int Digits = 20;

    public static TheoryData<DateOnly> MonthEndsOf2016 => new(MonthEnds.Of(105, new DateOnly(2016, 12, 31)));

    [Fact]
    public void Load_ThePackOfThisProject_Gives19IndicatorsWithLights()
    {
        Assert.Empty(ministry.Result.Issues.Select(issue => issue.Message.Chinese));
        var values = IndicatorEvaluator.Evaluate(ministry.Store, "mofa", 105, TimeProvider.System);
        Assert.Equal(19, values.Count);
        Assert.All(values, value => Assert.Equal(FormulaStatus.Confirmed, value.FormulaStatus));
        Assert.All(values, value => Assert.Equal(value.Light == Light.White, value.Number is null && value.Missing.Count > 0));
        Assert.Single(values, value => value.Light == Light.White);
        Assert.Equal(3, values.Count(value => value.Light is Light.Yellow or Light.Red));
    }

    [Theory]
    [MemberData(nameof(MonthEndsOf2016))]
    public void Evaluate_AtAMonthsEnd_IsWhatTheRecountSays(DateOnly day)
    {
        var values = IndicatorEvaluator.Evaluate(ministry.Store, "mofa", 105, TimeProvider.System, at: day);

        Assert.Equal(Recount.At(day).Select(Print), values.Select(Print));
    }

    [Theory]
    [MemberData(nameof(MonthEndsOf2016))]
    public void Evaluate_AsKnownNow_IsWhatTheRecountSays(DateOnly day)
    {
        var values = IndicatorEvaluator.Evaluate(ministry.Store, "mofa", 105, TimeProvider.System, at: day, asKnown: DateTimeOffset.UtcNow);

        Assert.Equal(Recount.At(day).Select(Print), values.Select(Print));
    }

    [Fact]
    public void Evaluate_WithoutADay_IsTheYearsEnd()
    {
        var values = IndicatorEvaluator.Evaluate(ministry.Store, "mofa", 105, TimeProvider.System);

        Assert.Equal(Recount.At(new DateOnly(2016, 12, 31)).Select(Print), values.Select(Print));
    }

    [Fact]
    public void Series_AtTheMonthEnds_AreTheSameValues()
    {
        var differences = ministry.Store.Read(transaction => (
            from indicator in Recount.At(new DateOnly(2016, 12, 31))
            from month in IndicatorEvaluator.Series(transaction, "mofa", 105, indicator.Indicator, new DateOnly(2016, 12, 31))
            where month.Year == 105
            let counted = Recount.At(month.At).Single(one => one.Indicator == indicator.Indicator)
            where Print(month.Number) != Print(counted.Value)
            select $"{month.At} {indicator.Indicator}: {Print(month.Number)}, by hand {Print(counted.Value)}").ToList());

        Assert.Empty(differences);
    }

    /// <summary>Loaded once: the tests only read it.</summary>
    public abstract class Loaded : IDisposable
    {
        private readonly OwnStore own;

        protected Loaded(PostgreSqlServer? server)
        {
            own = new(server);
            Result = PackLoader.Load(Store, Project.File("packs", "mofa-105"), null, null, TimeProvider.System);
        }

        public Store Store => own.Store;

        public LoadResult Result { get; }

        public void Dispose()
        {
            own.Dispose();
            GC.SuppressFinalize(this);
        }
    }

    // Both sides as one line: the value, then each term with its year, number and entries.
    internal static string Print(Recounted counted) =>
        Line(counted.Indicator, Print(counted.Value), counted.Terms.Select(term => (term.Name, term.Year, Print(term.Value), term.Value is null ? 0 : (long)term.Entries)));

    // A standard may name a term at length; the recount has the end of its name.
    internal static string Print(Value value)
    {
        var names = Recount.At(value.At).Single(one => one.Indicator == value.Indicator).Terms.Select(term => term.Name).ToList();
        return Line(value.Indicator, Print(value.Number), value.Terms.Where(term => !term.IsShare).Select(term =>
            (names.Find(name => term.Term.EndsWith(name, StringComparison.Ordinal)) ?? term.Term, term.Year - value.Year, Print(term.Number), term.Entries ?? 0)));
    }

    private static string Line(string indicator, string value, IEnumerable<(string Name, int Year, string Number, long Entries)> terms) =>
        $"{indicator} = {value}: {string.Join(", ", terms.OrderBy(term => term.Name, StringComparer.Ordinal).ThenBy(term => term.Year).Select(term => $"{term.Name}@{term.Year} {term.Number} of {term.Entries}"))}";

    private static string Print(Exact? number) => Print(number is { } value ? (decimal)value.Numerator / (decimal)value.Denominator : (decimal?)null);

    private static string Print(decimal? number) =>
        number is { } value ? Math.Round(value, Digits).ToString("0.####################", CultureInfo.InvariantCulture) : "missing";
}
