using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Packs;
using Guibiao.Plans;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Packs;

public sealed class PackOnSqliteTests() : PackTests(null);

public sealed class PackOnPostgreSqlTests(PostgreSqlServer server) : PackTests(server);

public abstract class PackTests(PostgreSqlServer? server) : IDisposable
{
    private readonly SmallPack pack = new(server);

    public void Dispose()
    {
        pack.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Load_SoundPack_BringsAllOfIt()
    {
        var result = pack.Load();
        Assert.Empty(result.Issues);
        Assert.Equal((true, 2, 9, 0, 1), (result.SetUp, result.Formulas, result.Entries, result.Corrections, result.NilReturns));
        Assert.Equal([105], result.Plans);
        pack.Store.Read(transaction =>
        {
            Assert.Equal(new Agency("mofa", new Text("外交部", "Ministry of Foreign Affairs"), new Text("示範資料", "Demonstration data")), Agencies.Find(transaction, "mofa"));
            Assert.Equal([105], PlanStore.Years(transaction, "mofa"));
            var plan = PlanStore.Load(transaction, "mofa", 105)!;
            Assert.Equal("亞東太平洋司", plan.Plan.Indicators[0].UnitInCharge);
            Assert.True(plan.Plan.Indicators[0].Target!.DirectionConfirmed);
            Assert.Equal("growth", IndicatorKeys.Of(transaction, "mofa", 105)["1.2"]);
            Assert.True(EventLog.Verify(transaction, "mofa").Ok);
            return 0;
        });
    }

    [Fact]
    public void Load_TheSamePackTwice_AddsNothingAndSaysSo()
    {
        pack.Load();
        var before = pack.Store.Read(transaction => EventLog.Verify(transaction, "mofa").Events);
        var again = pack.Load();
        Assert.True(again.AddedNothing);
        Assert.Equal(10, again.Duplicates);
        Assert.Equal(before, pack.Store.Read(transaction => EventLog.Verify(transaction, "mofa").Events));
    }

    [Fact]
    public void Load_OneWrongCell_StoresNothingAtAll()
    {
        pack.Change("evidence/visits.csv", "EAP,B1,2016-01-10,minister", "EAP,B1,2016-01-10,ministre");
        var result = pack.Load();
        Assert.Equal("evidence/visits.csv 第 5 行「rank」欄：「ministre」不在清單 ranks 中；是不是「Minister」？", Assert.Single(result.Issues).Message.Chinese);
        Assert.Empty(pack.Store.Read(Agencies.All));
    }

    [Fact]
    public void Load_ACorrectedFormulaSince_IsNotPutAside()
    {
        pack.Load();
        pack.Store.Write(transaction => FormulaStore.Confirm(transaction, "mofa", 105, "1.1", "#1×2", new Dictionary<string, string>(), "人次", new Change("研考", SmallPack.Now, "改算")));
        Assert.True(pack.Load().AddedNothing);
        Assert.Equal("#1×2", pack.Store.Read(transaction => FormulaStore.Current(transaction, "mofa", 105)["1.1"].Canonical));
    }

    [Theory]
    [InlineData("registers.yaml", "reporters: [EAP]", "reporters: [EAB]", "登錄簿 visits：沒有單位或單位類別「EAB」；是不是「EAP」？", 6, 14)]
    [InlineData("registers.yaml", "list: ranks", "list: rank", "欄位 rank：沒有清單 rank；是不是「ranks」？", 11, 71)]
    [InlineData("lists/ranks.csv", "Other,10", "Other,", "等級欄位 rank 的清單 ranks 中，other 沒有 rank。", 11, 71)]
    [InlineData("lists/ranks.csv", "部長,,", "部長,昨天,", "lists/ranks.csv 第 2 行「from_date」欄：「昨天」不是日期（例：2016-03-05、105/3/5）。", 2, 6)]
    [InlineData("units.csv", "EAP,MOFA", "EAP,MOFB", "units.csv 第 2 行「parent」欄：沒有「MOFB」這個單位；是不是「MOFA」？", 2, 2)]
    [InlineData("units.csv", "MOFA,,ministry", "MOFA,EAP,ministry", "units.csv 第 3 行「parent」欄：「EAP」成了自己的上級單位。", 3, 2)]
    [InlineData("units.csv", "unit,parent", "unit,parrent", "units.csv 第 1 行：沒有「parrent」這一欄；是不是「parent」？", 1, 2)]
    [InlineData("plans/105.yaml", "all_visits", "al_visits", "沒有「al_visits」這個計數項；是不是「all_visits」？", 10, 12)]
    [InlineData("plans/105.yaml", "{\"#1\": all_visits}", "{\"#2\": all_visits}", "算式沒有「#2」這一項。", 10, 12)]
    [InlineData("plans/105.yaml", "    bind: {\"#1\": all_visits}\n", "", "算式的「#1」沒有指定計數項。", 8, 14)]
    [InlineData("plans/105.yaml", "id: \"1.2\"", "id: \"1.9\"", "105 年度計畫沒有指標「1.9」；是不是「1.1」？", 14, 14)]
    [InlineData("plans/105.yaml", "key: growth", "key: visits", "指標 visits 在第 8 行已有。", 11, 5)]
    [InlineData("plans/105.yaml", "text: 105.txt", "text: 106.txt", "找不到計畫文件 plans/106.txt。", 2, 7)]
    [InlineData("plans/105.yaml", "unit: EAP", "unit: EAX", "指標 1.1：沒有單位「EAX」；是不是「EAP」？", 8, 14)]
    public void Read_WrongPart_SaysWhatAndWhere(string file, string old, string now, string sentence, int line, int column)
    {
        pack.Change(file, old, now);
        var (read, issues) = PackReader.Read(pack.Folder);
        Assert.Null(read);
        var issue = issues.First(one => one.Severity == Severity.Error);
        Assert.Equal((sentence, line, column), (issue.Message.Chinese, issue.Place?.Line ?? 0, issue.Place?.Column ?? 0));
    }

    [Fact]
    public void Read_FormulaThatCannotBeRead_SaysWhyInTheFormula()
    {
        pack.Change("plans/105.yaml", "formula: \"#1\"", "formula: \"(#1+\"");
        var issue = PackReader.Read(pack.Folder).Issues.First(one => one.Severity == Severity.Error);
        Assert.Equal(("plans/105.yaml", 8), (issue.Place?.File, issue.Place?.Line));
        Assert.StartsWith("formula.", issue.Code, StringComparison.Ordinal);
        Assert.NotNull(issue.Place?.Position);
    }

    [Fact]
    public void Read_EvidenceOfNoRegister_IsAnIssue()
    {
        pack.Write("evidence/visit.2016.csv", SmallPack.Visits);
        Assert.Equal("evidence/visit.2016.csv：檔名開頭的「visit」不是登錄簿；是不是「visits」？", PackReader.Read(pack.Folder).Issues[0].Message.Chinese);
    }

    [Fact]
    public void Read_RegistersWithAnError_SayNothingOfWhatRestsOnThem()
    {
        pack.Change("registers.yaml", "type: date", "type: dat");
        var (_, issues) = PackReader.Read(pack.Folder);
        Assert.All(issues, issue => Assert.Equal("registers.yaml", issue.Place?.File));
    }

    [Fact]
    public void Read_NoFolder_IsOneSentence() => Assert.Equal("沒有資料夾 /nowhere。", Assert.Single(PackReader.Read("/nowhere").Issues).Message.Chinese);
}
