namespace Guibiao.Tests.Formulas;

public sealed class ComponentTests
{
    [Theory]
    [InlineData("1.甲件數。2.乙件數。以上合計")]
    [InlineData("1、甲件數2、乙件數以上合計")]
    [InlineData("(1)甲件數(2)乙件數，上列各項加總為總數。")]
    [InlineData("（一）甲件數。（二）乙件數。前開件數總計")]
    [InlineData("計算方式：１．甲件數；２．乙件數。上述各項合計為總件數")]
    public void Read_NumberedComponents_AddUpAsTheCloserSays(string text) => Assert.Equal("#1+#2", Reads.Formula(text));

    [Theory]
    [InlineData("1.甲件數")]
    [InlineData("1.甲件數。3.乙件數")]
    [InlineData("A1.甲件數B2.乙件數")]
    [InlineData("第1、2、3季人次")]
    [InlineData("甲件數（1.線上2.臨櫃）")]
    [InlineData("1.5倍成長之2.3件數")]
    public void Read_NoTwoMarkersInOrder_IsOneCount(string text)
    {
        Assert.Equal("#1", Reads.Formula(text));
        Assert.Equal(text, Assert.Single(Reads.Standard(text).Components).Name);
    }

    [Theory]
    [InlineData("1.前往國家數及參與人數。2.乙件數", "1a 前往國家數,1b 參與人數,2 乙件數")]
    [InlineData("1.參與或舉辦之會議及活動次數。2.文件及活動件數", "1 參與或舉辦之會議及活動次數,2 文件及活動件數")]
    [InlineData("1.國家數、城市數與人次。2.乙件數", "1a 國家數,1b 城市數,1c 人次,2 乙件數")]
    public void Read_Component_SplitsOnlyBetweenCounts(string text, string components) =>
        Assert.Equal(components, string.Join(",", Reads.Standard(text).Components.Select(component => $"{component.Key} {component.Name}")));

    [Fact]
    public void Read_CloserWithoutAStopBeforeIt_IsFound() =>
        Assert.Equal(
            "((#1+#2)-(#1@-1+#2@-1))÷(#1@-1+#2@-1)×100%",
            Reads.Formula("1.邀訪人次。2.邀訪報導篇數以上列各項數量合計為總次數，達成值計算方式：（本年總次數－上年總次數）÷（上年總次數）×100%"));

    [Fact]
    public void Read_WordsLikeACloserInAName_StayThere() =>
        Assert.Equal("部長級以上人員來訪次數", Reads.Standard("1.部長級以上官員訪問次數。2.部長級以上人員來訪次數以上合計").Components[1].Name);

    [Fact]
    public void Read_MeanOfRatios_IsTakenOnlyWhereTheTextSaysSo()
    {
        const string ratios = "1.薦送率。（核准人數÷報名人數×100%）。2.開班率。（辦理班數÷預訂班數×100%）。";
        Assert.Equal("平均([核准人數]÷[報名人數]×100%,[辦理班數]÷[預訂班數]×100%)", Reads.Formula(ratios + "上開兩項之平均比率為年度績效目標值。"));
        Assert.Equal("([核准人數]+[辦理班數])÷([報名人數]+[預訂班數])×100%", Reads.Suggested(ratios));
        Assert.Equal("80%", Reads.Result(ratios + "上開兩項之平均比率。", "核准人數=30 報名人數=50 辦理班數=100 預訂班數=100"));
    }

    [Fact]
    public void Read_Milestones_SuggestTheFurthestReached()
    {
        const string text = "1.完成規劃30%。2.完成招標60%。3.完成驗收100%。";
        Assert.Equal("最大(若(#1≥1,30%,0),若(#2≥1,60%,0),若(#3≥1,100%,0))", Reads.Suggested(text));
        Assert.Equal("60%", Reads.Result(text, "1=1 2=1 3=0"));
        Assert.Equal("第 3 項「完成驗收100%」沒有值。", Reads.Result(text, "1=1 2=1"));
    }

    [Fact]
    public void Read_FormulaOverComponents_UsesTheirNames()
    {
        Assert.Equal("#1÷#2×100%", Reads.Formula("1.核准件數。2.申請件數。核准率=核准件數÷申請件數×100%"));
        Assert.Equal("#1÷#2×100%", Reads.Formula("1.核准件數。2.申請件數。核准率=(1)÷(2)×100%"));
    }

    [Fact]
    public void Read_CutOffComponent_IsOnlySuggested()
    {
        const string text = "1.執行合作計畫次數。2.擔任國際組織內部機制或";
        Assert.Equal("#1+#2", Reads.Suggested(text));
        Assert.Contains((24, "第 2 項的文字似乎沒有印完，請補上全文。"), Reads.Issues(text));
    }

    [Fact]
    public void Read_ItemThatDoesNotParse_IsInvalidWithItsPosition() =>
        Assert.Equal((16, "這裡應該是名稱、數字或括號，卻是「）」。"), Reads.Error("1.甲件數。2.乙率（A×B÷）。以上合計"));

    [Theory]
    [InlineData("1.甲件數。2.乙件數。以上合計÷丙件數×100%。", "(#1+#2)÷[丙件數]×100%")]
    [InlineData("1.甲件數。2.乙件數以上二項加總除以2。", "(#1+#2)÷2")]
    [InlineData("1.甲件數。2.乙件數。（以上合計－退件數）÷丙件數", "((#1+#2)-[退件數])÷[丙件數]")]
    [InlineData("1.甲件數。2.乙件數。達成率＝上述合計數÷目標數×100%", "(#1+#2)÷[目標數]×100%")]
    [InlineData("1.甲件數。2.乙件數。達成率＝（上述合計）÷目標數×100%", "(#1+#2)÷[目標數]×100%")]
    [InlineData("1.甲件數。2.乙件數。達成率＝目標數÷（上開平均）", "[目標數]÷平均(#1,#2)")]
    [InlineData("1.甲件數。2.乙件數。以上合計數/目標數", "(#1+#2)÷[目標數]")]
    [InlineData("1.甲件數。2.乙件數。以上合計，再除以2。", "(#1+#2)÷2")]
    public void Read_CloserAsOperand_IsComputedWithTheRest(string text, string canonical) => Assert.Equal(canonical, Reads.Formula(text));

    [Theory]
    [InlineData("1.甲件數。2.乙件數。以上合計較上年度成長率。")]
    [InlineData("1.甲件數。2.乙件數。以上合計總數之年增率為目標值。")]
    [InlineData("1.甲件數。2.乙件數。以上合計，較上年度增加率。")]
    public void Read_CloserThatNamesGrowth_SuggestsGrowthOfTheTotal(string text) => Assert.Equal("成長率(#1+#2)×100%", Reads.Suggested(text));

    [Theory]
    [InlineData("(一)甲件數，(二)乙件數，上述二者合計。")]
    [InlineData("1.甲件數、2.乙件數、以上合計。")]
    [InlineData("1、甲件數；以及2、乙件數，以上合計。")]
    public void Read_ComponentsJoinedByCommasOrWords_AreWhole(string text)
    {
        Assert.Equal("#1+#2", Reads.Formula(text));
        Assert.Equal(["甲件數", "乙件數"], Reads.Standard(text).Components.Select(component => component.Name));
    }

    [Fact]
    public void Read_SentenceAfterTheComponents_IsReadOverThemOrNoted()
    {
        Assert.Equal("#1÷#2×100%", Reads.Suggested("1.甲件數。2.乙件數。甲件數占乙件數之比率。"));
        const string text = "1.甲件數。2.乙件數。資料來源為統計處。";
        Assert.Equal("#1+#2", Reads.Suggested(text));
        Assert.Equal("乙件數", Reads.Standard(text).Components[1].Name);
        Assert.Contains((13, "「資料來源為統計處」沒有讀進算式，請確認不影響計算。"), Reads.Issues(text));
        Assert.Empty(Reads.Issues("1.甲件數。2.乙件數。以上合計為總數（含線上）。"));
    }

    [Theory]
    [InlineData("1.甲滿意度（60%）。2.乙滿意度（40%）。以上加權合計。", "#1×60%+#2×40%")]
    [InlineData("1.甲滿意度（權重60%）。2.乙滿意度（權重：40%）。上述各項之平均。", "#1×60%+#2×40%")]
    [InlineData("1.甲率＝甲÷丙×100%（權重60％）。2.乙率＝乙÷丙×100%（權重40％）。上述加權平均。", "[甲]÷[丙]×100%×60%+[乙]÷[丙]×100%×40%")]
    [InlineData("1.甲率（60%）：甲÷丙×100%。2.乙率（40%）：乙÷丙×100%。上開兩項之平均比率。", "平均([甲]÷[丙]×100%,[乙]÷[丙]×100%)")]
    public void Read_WeightsThatTheTextSpeaksOf_AreUsed(string text, string canonical) => Assert.Equal(canonical, Reads.Formula(text));

    [Theory]
    [InlineData("1.甲滿意度（權重60%）。2.乙滿意度（權重40%）。", "#1×60%+#2×40%", "文字沒有說各項如何合併，但各項都寫了權重，建議加權合計，請確認。")]
    [InlineData("1.甲滿意度，占60%。2.乙滿意度，占40%。以上合計。", "#1×60%+#2×40%", "各項的百分比加起來是 100%，讀作權重，請確認。")]
    [InlineData("1.甲滿意度。2.乙滿意度（權重40%）。以上加權平均。", "平均(#1,#2)", "文字說加權，但不是每一項都寫了權重，先不加權計算，請確認。")]
    [InlineData("1.招標達20%。2.施工達60%。3.驗收達100%。以上合計。", "最大(若(#1≥1,20%,0),若(#2≥1,60%,0),若(#3≥1,100%,0))", "各項都以百分比結尾，讀作里程碑：已達成（值為 1）才計入，請確認。")]
    public void Read_WeightsThatTheTextOnlyHintsAt_AreSuggested(string text, string canonical, string issue)
    {
        Assert.Equal(canonical, Reads.Suggested(text));
        Assert.Contains((1, issue), Reads.Issues(text));
    }

    [Fact]
    public void Read_WeightsThatMakeNoWhole_AreNoted() =>
        Assert.Equal([(1, "各項權重加起來不是 100%，仍照印出的權重計算，請確認。")], Reads.Issues("1.甲分數（權重60%）。2.乙分數（權重30%）。以上加權合計。"));

    [Theory]
    [InlineData("1.甲件數。2.乙件數。3.丙件數。(1+2)÷3×100%", "(#1+#2)÷#3×100%")]
    [InlineData("1.甲件數。2.乙件數。核准率＝1÷2×100%", "#1÷#2×100%")]
    public void Read_NumbersThatAreTheComponents_SuggestThem(string text, string canonical) => Assert.Equal(canonical, Reads.Suggested(text));

    [Fact]
    public void Read_FormulaBesideNames_KeepsItsNumbers() => Assert.Equal("#1÷2×100%", Reads.Formula("1.甲件數。2.乙件數。平均＝甲件數÷2×100%"));

    [Fact]
    public void Read_LabelThatSaysHow_EndsWithoutAColon() =>
        Assert.Equal("(#1+#2)÷#3×100%", Reads.Formula("1.甲件數2.乙件數3.丙件數，計算公式為(甲件數+乙件數)÷丙件數×100%"));
}
