using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

/// <summary>What a plan may print besides the usual: weights, targets of several years, steps, unit in charge, levels and budgets.</summary>
public sealed class PlanDetailsTests
{
    private const string Printed =
        """
        # 水利部 108 年度施政計畫

        本部規劃如下。

        ## 壹、年度施政目標及策略

        ### 一、整治河川（40%）：

        * 1.辦理河川整治。
        * 2.加強巡
        查防汛。

        ### 二、節約用水（權重：60％）：推動全民節水。

        ## 貳、年度衡量指標

        | 關鍵策略目標 | 衡量指標 | 評估體制 | 評估方式 | 衡量標準 | 108年度目標值 | 109年年度目標值 | 主辦單位 | 備考 |
        |---|---|---|---|---|---|---|---|---|
        | 一、整治河川（40%） | (1) 河川整治進度（10%） | 1 | 進度控管 | 1.完成委託 25% 2.完成招標 50% | 50% | 100% | 河川組 | 甲 |
        |  | (2) 縮短搶修天數 | 1 | 統計數據 | 平均搶修天數 | 3 天以下 | 2 天以下 |  |  |
        | 二、節約用水 | (1) | 1 | 統計數據 | 漏水率 |  | 10.5％ | 水組 |  |
        |  | (2) 節水戶數 |  | 統計數據 | 節水戶數占總戶數之比率 | 主辦 3 項、協辦 2 項 | 完成 | 水組 |  |

        ## 參、年度重要施政計畫

        | 工作計畫名稱 | 重要計畫項目 | 計畫類別 | 管考級別 | 預算（千元） | 實施內容 | 與KPI關聯 |
        |---|---|---|---|---|---|---|
        | 一、河川管理 | 1.整治 | 公共建設 | 院管制 | 1,234 | 一、疏濬。<br>二、築堤：1.甲。2.乙。 | 1.河川整治進度、2.節水戶數 |
        |  | 2.搶修 |  | 部會管制 | 50 | 搶修。 | 河川整治 |
        """;

    private static readonly PlanReading Reading = Meant.Read(Printed);

    [Fact]
    public void Read_Goals_TakesWeightsAndTheObjectiveInTheGoalsOwnLine()
    {
        Assert.Equal([("整治河川", "40%"), ("節約用水", "60%")], Reading.Plan!.Goals.Select(goal => (goal.Title, goal.Weight)));
        Assert.Equal([new(1, "辦理河川整治。"), new(2, "加強巡查防汛。")], Reading.Plan.Goals[0].Objectives);
        Assert.Equal([new(null, "推動全民節水。")], Reading.Plan.Goals[1].Objectives);
    }

    [Fact]
    public void Read_TargetsOfSeveralYears_KeepsEachAndTakesThisYears()
    {
        var indicators = Reading.Plan!.Indicators;

        Assert.Equal(["1.1", "1.2", "2.1", "2.2"], indicators.Select(indicator => indicator.Id));
        Assert.Equal(new Target("50%", "50", "0.5", "%", null, TargetDirection.AtLeast, false), indicators[0].Target);
        Assert.Equal([(108, "3"), (109, "2")], indicators[1].YearTargets.Select(one => (one.Year, one.Target.Value)));
        Assert.Equal(TargetDirection.AtMost, indicators[1].Target!.Direction);
        Assert.Null(indicators[2].Target);
        Assert.Equal(new Target("10.5％", "10.5", "0.105", "%", null, TargetDirection.AtMost, false), indicators[2].YearTargets[0].Target);
        Assert.Equal(new Target("主辦 3 項、協辦 2 項", "3", "3", "項", "主辦", TargetDirection.AtLeast, false), indicators[3].Target);
    }

    [Fact]
    public void Read_Indicators_TakesStepsWeightUnitAndLeavesEmptyCellsNull()
    {
        var indicators = Reading.Plan!.Indicators;

        Assert.Equal([new("完成委託", "25", "0.25", "%"), new("完成招標", "50", "0.5", "%")], indicators[0].Milestones);
        Assert.Equal(("河川整治進度", "10%", "河川組"), (indicators[0].Name, indicators[0].Weight, indicators[0].UnitInCharge));
        Assert.Equal((null, "推動全民節水"), (indicators[2].Name, indicators[2].SuggestedName));
        Assert.Null(indicators[3].Mechanism);
        Assert.Equal(
            ["plan.columnUnknown 17", "plan.cellEmpty 20", "plan.directionAtMost 20", "plan.nameSuggested 21", "plan.targetOfOtherYears 21", "plan.cellEmpty 22", "plan.targetSeveralNumbers 22", "plan.targetNoNumber 22", "plan.itemCellEmpty 29", "plan.linkNear 29"],
            Reading.Issues.Where(issue => issue.Severity == Severity.Warning && issue.Place!.Line is not null).Select(issue => $"{issue.Code} {issue.Place!.Line}"));
    }

    [Fact]
    public void Read_Items_TakesLevelAndBudgetAndParagraphsWithoutMarkers()
    {
        var item = Reading.Plan!.WorkPlans.Single().Items[0];

        Assert.Equal(("整治", "公共建設", "院管制", "1,234"), (item.Name, item.Category, item.ControlLevel, item.Budget));
        Assert.Equal(["疏濬。", "築堤：1.甲。2.乙。"], item.Contents);
        Assert.Equal([new("河川整治進度", "1.1", null), new("節水戶數", "2.2", null)], item.Links);
        Assert.Equal([new("河川整治", null, "1.1")], Reading.Plan.WorkPlans[0].Items[1].Links);
    }

    [Fact]
    public void Read_PrintedAgain_IsTheSamePlan() => Assert.Equal(Meant.Of(Reading.Plan!), Meant.Of(Meant.Read(PlanText.Print(Reading.Plan!)).Plan!));

    [Fact]
    public void Json_WrittenAndRead_IsTheSamePlan() =>
        Assert.Equal(PlanJson.Write(Reading.Plan!).ToJsonString(), PlanJson.Write(PlanJson.Read(PlanJson.Write(Reading.Plan!))).ToJsonString());
}
