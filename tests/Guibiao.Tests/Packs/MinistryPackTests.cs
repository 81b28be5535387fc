using System.Globalization;
using Guibiao.Formulas;
using Guibiao.Indicators;
using Guibiao.Packs;
using Guibiao.Reviews;
using Guibiao.Storage;

namespace Guibiao.Tests.Packs;

/// <summary>The pack of this project, loaded as an operator loads it, and its values held against those counted by hand.</summary>
public sealed class MinistryPackTests(MinistryPackTests.Loaded loaded) : IClassFixture<MinistryPackTests.Loaded>
{
    [Fact]
    public void Load_ThePackOfThisProject_Gives19IndicatorsWithLights()
    {
        Assert.Empty(loaded.Result.Issues.Select(issue => issue.Message.Chinese));
        var values = IndicatorEvaluator.Evaluate(loaded.Store, "mofa", 105, TimeProvider.System);
        Assert.Equal(19, values.Count);
        Assert.All(values, value => Assert.Equal(FormulaStatus.Confirmed, value.FormulaStatus));
        Assert.All(values, value => Assert.Equal(value.Light == Light.White, value.Number is null && value.Missing.Count > 0));
        Assert.Single(values, value => value.Light == Light.White);
        Assert.Equal(3, values.Count(value => value.Light is Light.Yellow or Light.Red));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public void Values_AtAMonthsEnd_AreWhatTheRecountSays(int month)
    {
        var cut = new DateOnly(2016, month, 1).AddMonths(1).AddDays(-1);

        var values = IndicatorEvaluator.Evaluate(loaded.Store, "mofa", 105, TimeProvider.System, at: cut);

        Assert.Equal(Recount.At(cut).Select(one => Line(one.Indicator, one.Value)), values.Select(value => Line(value.Indicator, Decimal(value.Number))));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    public void EntriesBehindTerms_AreAsManyAsTheRecountSays(int month)
    {
        var cut = new DateOnly(2016, month, 1).AddMonths(1).AddDays(-1);

        var values = IndicatorEvaluator.Evaluate(loaded.Store, "mofa", 105, TimeProvider.System, at: cut);

        Assert.Equal(
            Recount.At(cut).Select(one => Line(one.Indicator, one.Terms.Sum(term => term.Value is null ? 0 : term.Entries))),
            values.Select(value => Line(value.Indicator, value.Terms.Sum(term => term.Entries ?? 0))));
    }

    internal static string Line(string indicator, decimal? number) =>
        // A quotient of decimals is off in its last digit; the evaluator's is exact.
        $"{indicator} {(number is { } known ? Math.Round(known, 20).ToString("0.####################", CultureInfo.InvariantCulture) : "—")}";

    internal static decimal? Decimal(Exact? number) => number is { } known ? decimal.Parse(Display.Value(known), CultureInfo.InvariantCulture) : null;

    /// <summary>Loaded once: the tests only read it.</summary>
    public sealed class Loaded : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

        public Loaded()
        {
            Store = Store.Open("sqlite:" + Path.Combine(folder, "a.db"));
            Result = PackLoader.Load(Store, Project.File("packs", "mofa-105"), null, null, TimeProvider.System);
        }

        public Store Store { get; }

        public LoadResult Result { get; }

        public void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
