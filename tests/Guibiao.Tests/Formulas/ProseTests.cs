using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

public sealed class ProseTests
{
    [Theory]
    [InlineData("降低護照瑕疵量占總發照量之比率。", "[護照瑕疵量]÷[總發照量]×100%")]
    [InlineData("提升本年度甲件數佔乙件數的百分比", "[甲件數]÷[乙件數]×100%")]
    [InlineData("男/女性參與人次占總人次之比例", "[「男/女性參與人次」]÷[總人次]×100%")]
    [InlineData("互訪人次較上年度成長率", "成長率([互訪人次])×100%")]
    [InlineData("提高互訪人次較去年同期之成長率", "成長率([互訪人次])×100%")]
    [InlineData("合作案預算執行率。", "[執行數]÷[預算數]×100%")]
    [InlineData("參訓人數達總人數45%以上。（「1」代表達成，「0」代表未達成）", "若([參訓人數]≥[總人數]×45%,1,0)")]
    [InlineData("參訓人數達總人數45%以上（達成以1計，未達成以0計）", "若([參訓人數]≥[總人數]×45%,1,0)")]
    [InlineData("參訓人數達總人數45%以上（「1」表示未達成，「0」表示達成）", "若([參訓人數]≥[總人數]×45%,0,1)")]
    [InlineData("參訓人數達總人數之4.5%以上（以1代表達成目標、0代表未達成）", "若([參訓人數]≥[總人數]×4.5%,1,0)")]
    [InlineData("合格件數占抽驗件數達90%以上者為1，未達成者為0", "若([合格件數]≥[抽驗件數]×90%,1,0)")]
    [InlineData("合格件數占抽驗件數之比率達百分之九十五以上者，得1，未達者，得0。", "若([合格件數]≥[抽驗件數]×95%,1,0)")]
    [InlineData("參訓人數達總人數90％(含)以上。目標值以「１」代表達成目標，「０」代表未達成目標。", "若([參訓人數]≥[總人數]×90%,1,0)")]
    [InlineData("甲件數已達乙件數1,000%以上者為1，未達1000%者為0", "若([甲件數]≥[乙件數]×1000%,1,0)")]
    [InlineData("違規件數占抽驗件數不超過5%（1：達成；0：未達成）", "若([違規件數]≤[抽驗件數]×5%,1,0)")]
    [InlineData("逾期件數低於總件數百分之十二點五（達成為1，未達成為0）", "若([逾期件數]<[總件數]×12.5%,1,0)")]
    [InlineData("合格件數占抽驗件數之比率達90%以上", "[合格件數]÷[抽驗件數]×100%")]
    [InlineData("女性委員佔全體委員比例達三分之一以上", "[女性委員]÷[全體委員]×100%")]
    [InlineData("出口值較上年度增加百分比", "成長率([出口值])×100%")]
    [InlineData("事故件數較上年同期之減少率", "-成長率([事故件數])×100%")]
    public void Read_Prose_SuggestsWhatItMeans(string text, string canonical) => Assert.Equal(canonical, Reads.Suggested(text));

    [Fact]
    public void Evaluate_Bound_IncludesItselfAndKeepsTheShare()
    {
        var evaluation = Reads.Evaluation("參訓人數達總人數45%以上（1為達成，0為未達成）", "參訓人數=450 總人數=1000");
        Assert.Equal(new Result.Number(1), evaluation.Result);
        var share = Assert.Single(evaluation.Terms, term => term.Kind == TermKind.Share);
        Assert.Equal(("參訓人數÷總人數", new Exact(9, 20)), (share.Name, share.Value.Number));
    }

    [Theory]
    [InlineData("互訪人次")]
    [InlineData("民眾滿意度")]
    [InlineData("增加人次")]
    [InlineData("參訓人數達總人數45%以上")]
    [InlineData("參訓人數達總人數45%以上（每班10人）")]
    [InlineData("參訓人數達總人數90%以上得5分，80%以上得3分")]
    [InlineData("參訓人數未達總人數45%以上（1為是，0為否）")]
    [InlineData("簽訂雙邊協議（如避免雙重課稅、關務合作等）件數。")]
    public void Read_TextWithoutOperator_IsACount(string text) => Assert.Equal("#1", Reads.Formula(text));

    [Theory]
    [InlineData("（互訪人次）", "[互訪人次]")]
    [InlineData("[A]", "[A]")]
    [InlineData("#1", "#1")]
    [InlineData("平均(A、B)", "平均([A],[B])")]
    public void Read_WhollyInBracketsOrAFunction_IsAFormula(string text, string canonical) => Assert.Equal(canonical, Reads.Formula(text));

    [Fact]
    public void Read_NamedRate_IsOnlySuggested()
    {
        Assert.Equal("#1", Reads.Suggested("開班執行率"));
        Assert.Equal([(1, "「開班執行率」是比率，但沒有寫出算式，請確認分子與分母。")], Reads.Issues("開班執行率"));
    }

    [Fact]
    public void Read_UnstatedCombination_DependsOnTheUnit()
    {
        const string text = "1.會議項數。2.培訓人數。3.救助案件。";
        Assert.Equal("成長率(#1+#2+#3)×100%", Reads.Suggested(text, "%"));
        Assert.Equal("#1+#2+#3", Reads.Suggested(text, "項"));
        Assert.Contains((1, "單位不同（項、人、件），文字沒有說可以合併計算。"), Reads.Issues(text));
    }

    [Fact]
    public void Read_GrowthSinceAPrintedYear_NeedsThisYear()
    {
        Assert.Equal("成長率([出口值],[出口值]@-2)×100%", Reads.Suggested("出口值較104年度成長率", year: 106));
        Assert.Equal("10%", Reads.Result("出口值較104年度成長率", "出口值=11 上年:出口值=10", year: 105));
    }
}
