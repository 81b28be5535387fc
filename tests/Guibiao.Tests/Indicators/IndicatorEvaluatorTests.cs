using Guibiao.Evidence;
using Guibiao.Formulas;
using Guibiao.Indicators;
using Guibiao.Reviews;
using Guibiao.Tests.Packs;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Indicators;

public sealed class IndicatorEvaluatorOnSqliteTests() : IndicatorEvaluatorTests(null);

public sealed class IndicatorEvaluatorOnPostgreSqlTests(PostgreSqlServer server) : IndicatorEvaluatorTests(server);

public abstract class IndicatorEvaluatorTests(PostgreSqlServer? server) : IDisposable
{
    private readonly SmallPack pack = new(server);

    public void Dispose()
    {
        pack.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Evaluate_TheWholeYear_CountsVerifiedEntriesOnly()
    {
        pack.Load();
        var value = Evaluate("1.1");
        Assert.Equal((new DateOnly(2016, 12, 31), "5", "人次", "5", Light.Green), (value.At, Print(value), value.Unit, value.Display, value.Light));
        Assert.Equal(Exact.One, value.Achievement);
        Assert.Equal("100%", value.AchievementDisplay);
        // January, February, June, July and August by entries, March by a nil return.
        Assert.Equal(new Completeness(6, 12), value.Completeness);
        Assert.Equal((105, "all_visits", 5L), (value.Terms[0].Year, value.Terms[0].Tally, value.Terms[0].Entries));
        Assert.Empty(value.Missing);
    }

    [Theory]
    [InlineData("2016-12-31", "0.3333333333333333333333333333", "33.33%", "yellow")]
    [InlineData("2016-06-15", "0.5", "50%", "green")]
    [InlineData("2016-06-14", "1", "100%", "green")]
    [InlineData("2016-02-29", "1", "100%", "green")]
    public void Evaluate_Growth_ComparesWithTheSameDayOfTheYearBefore(string at, string number, string display, string light)
    {
        pack.Load();
        var value = Evaluate("1.2", DateOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((number, display, light), (Print(value), value.Display, value.Light.Word()));
    }

    [Fact]
    public void Evaluate_29February_CutsTheYearBeforeAtThe28th()
    {
        pack.Load();
        var before = Evaluate("1.2", new DateOnly(2016, 2, 29)).Terms.Single(term => term.Year == 104);
        Assert.Equal(new Period(new DateOnly(2015, 1, 1), new DateOnly(2015, 2, 28)), before.Period);
    }

    [Fact]
    public void Evaluate_NobodyReported_IsMissingNotZero()
    {
        pack.Write("evidence/visits.csv", "unit,number,visited,rank\nEAP,A1,2015-01-10,minister\n");
        pack.Write("evidence/nil-returns.csv", "register,unit,month,filed_at\n");
        pack.Load();
        var value = Evaluate("1.1");
        Assert.Equal((null, null, Light.White), (value.Number, value.Display, value.Light));
        Assert.Equal("互訪：105年1月1日至105年12月31日沒有經查證的登錄資料，也沒有零報。", Assert.Single(value.Missing).Chinese);
        Assert.Equal(new Completeness(0, 12), value.Completeness);
    }

    [Fact]
    public void Evaluate_OnlyANilReturn_IsZero()
    {
        pack.Write("evidence/visits.csv", "unit,number,visited,rank\nEAP,A1,2015-01-10,minister\n");
        pack.Load();
        var value = Evaluate("1.1");
        Assert.Equal(("0", Light.Red), (Print(value), value.Light));
    }

    [Fact]
    public void Evaluate_BeforeTheRegisterBegins_IsMissing()
    {
        pack.Change("registers.yaml", "from: 2014-01-01", "from: 2015-06-01");
        pack.Load();
        Assert.Equal("5", Print(Evaluate("1.1")));
        var growth = Evaluate("1.2");
        Assert.Null(growth.Number);
        Assert.Contains("104年6月1日", Assert.Single(growth.Missing).Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_BeforeTheYearBegins_SaysSo()
    {
        pack.Load();
        Assert.Equal("105 年度自 2016-01-01 開始。", Assert.Single(Evaluate("1.1", new DateOnly(2015, 12, 31)).Missing).Chinese);
    }

    [Fact]
    public void Evaluate_AsKnown_LeavesOutWhatWasVerifiedLater()
    {
        pack.Load();
        Assert.Equal("4", Print(Evaluate("1.1", known: DateText.Midnight(new DateOnly(2016, 11, 30)))));
        Assert.Equal("5", Print(Evaluate("1.1", known: DateText.Midnight(new DateOnly(2016, 12, 2)))));
    }

    [Fact]
    public void Evaluate_ByKey_IsTheSameAsById()
    {
        pack.Load();
        Assert.Equal("1.2", Evaluate("growth").Indicator);
        Assert.Empty(IndicatorEvaluator.Evaluate(pack.Store, "mofa", 105, new SmallPack.Clock(), "9.9"));
        Assert.Empty(IndicatorEvaluator.Evaluate(pack.Store, "mofa", 99, new SmallPack.Clock()));
    }

    [Fact]
    public void Series_OfAYear_HasItsMonthEndsAndThoseOfTheYearBefore()
    {
        pack.Load();
        var series = pack.Store.Read(transaction => IndicatorEvaluator.Series(transaction, "mofa", 105, "1.1", new DateOnly(2016, 7, 15)));
        Assert.Equal((12, 7), (series.Count(month => month.Year == 104), series.Count(month => month.Year == 105)));
        Assert.Equal(["1", "2", "2", "2", "2", "3", "4"], series.Where(month => month.Year == 105).Select(month => month.Number?.ToString()));
        Assert.Equal(["1", "1", "1", "1", "1", "3", "3", "3", "3", "3", "3", "3"], series.Where(month => month.Year == 104).Select(month => month.Number?.ToString()));
        Assert.Equal(new DateOnly(2016, 7, 15), series[^1].At);
    }

    [Fact]
    public void EntriesBehind_ATerm_AreThoseCounted()
    {
        pack.Load();
        var value = Evaluate("1.2");
        pack.Store.Read(transaction =>
        {
            var found = value.Terms.SelectMany(term => EntriesBehind.Of(transaction, "mofa", term).Entries.Select(entry => entry.Version.Entry)).Order();
            Assert.Equal(["A1", "A2", "A3", "B1", "B2", "B3", "B4"], found);
            return 0;
        });
    }

    [Fact]
    public void Confirm_AnotherFormula_IsComputedWithFromThenOn()
    {
        pack.Load();
        var result = Confirm("#1×2");
        Assert.Equal(("#1×2", 3, false), (result.Formula, result.Version, result.Refused));
        Assert.Equal("10", Print(Evaluate("1.1")));
        Assert.Null(Confirm("#1×2").Event);
    }

    [Theory]
    [InlineData("#1+#2", "算式的「#2」沒有指定計數項。")]
    [InlineData("#1+", null)]
    public void Confirm_WhatCannotBeComputed_IsRefused(string formula, string? sentence)
    {
        pack.Load();
        var result = Confirm(formula);
        Assert.True(result.Refused);
        Assert.Equal(sentence ?? result.Issues[0].Message.Chinese, result.Issues[0].Message.Chinese);
        Assert.Equal("5", Print(Evaluate("1.1")));
    }

    [Fact]
    public void Evaluate_ASuggestion_WaitsForAPerson()
    {
        pack.Load();
        pack.Store.Write(transaction => FormulaStore.Save(transaction, "mofa", 105, "1.1", "#1×3", FormulaStatus.Suggested, 1));
        var value = Evaluate("1.1");
        Assert.Equal((null, "算式「#1×3」只是建議，尚未經人確認。"), (value.Number, Assert.Single(value.Missing).Chinese));
    }

    private Value Evaluate(string indicator, DateOnly? at = null, DateTimeOffset? known = null) =>
        Assert.Single(IndicatorEvaluator.Evaluate(pack.Store, "mofa", 105, new SmallPack.Clock(), indicator, at, known));

    private ConfirmResult Confirm(string formula) => pack.Store.Write(transaction =>
        FormulaStore.Confirm(transaction, "mofa", 105, "1.1", formula, new Dictionary<string, string>(), "人次", new Change("研考", SmallPack.Now, "改算")));

    private static string? Print(Value value) => value.Number is { } number ? Display.Value(number) : null;
}
