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
}
