namespace Guibiao.Tests.Formulas;

public sealed class GrammarTests
{
    [Theory]
    [InlineData("A＋B－C", "[A]+[B]-[C]")]
    [InlineData("A－B÷C", "[A]-[B]÷[C]")]
    [InlineData("A÷B×C", "[A]÷[B]×[C]")]
    [InlineData("A－（B－C）", "[A]-([B]-[C])")]
    [InlineData("-A+B", "-[A]+[B]")]
    [InlineData("A×-B", "[A]×(-[B])")]
    [InlineData("租借率，計算公式為：（實際租借÷資產總數）×100%。（本部辦公大樓）", "([實際租借]÷[資產總數])×100%")]
    [InlineData("指標：租借率=實際租借÷資產總數", "[實際租借]÷[資產總數]")]
    [InlineData("合計(甲、乙)÷2", "合計([甲],[乙])÷2")]
    [InlineData("SUM(甲,乙)÷mean(丙、丁)", "合計([甲],[乙])÷平均([丙],[丁])")]
    [InlineData("最大(甲,乙)-最小(甲,乙)", "最大([甲],[乙])-最小([甲],[乙])")]
    [InlineData("比率(甲,乙)+成長率(丙)", "比率([甲],[乙])+成長率([丙])")]
    [InlineData("若(甲≥乙×45%,1,0)", "若([甲]≥[乙]×45%,1,0)")]
    [InlineData("若(甲>=乙，1，0)", "若([甲]≥[乙],1,0)")]
    [InlineData("若(甲<乙,1,若(甲=乙,2,3))", "若([甲]<[乙],1,若([甲]=[乙],2,3))")]
    [InlineData("甲 or 0 + 乙", "[甲] or 0+[乙]")]
    [InlineData("#1+#3a@-1", "#1+#3a@-1")]
    [InlineData("[甲]@+1÷[甲]", "[甲]@+1÷[甲]")]
    public void Read_Expression_FollowsTheGrammar(string text, string canonical) => Assert.Equal(canonical, Reads.Formula(text));

    [Theory]
    [InlineData("核准件數÷", 5, "「÷」之後缺少名稱或數字。")]
    [InlineData("核准件數÷÷申請件數", 6, "這裡應該是名稱、數字或括號，卻是「÷」。")]
    [InlineData("÷申請件數", 1, "這裡應該是名稱、數字或括號，卻是「÷」。")]
    [InlineData("（核准件數÷申請件數", 1, "括號「（」沒有關上。")]
    [InlineData("（核准件數÷申請件數］×100%", 11, "括號「（」不能用「］」關上。")]
    [InlineData("核准件數÷申請件數）", 10, "括號「）」沒有對應的開頭。")]
    [InlineData("單價(數量+備品)", 3, "這裡應該是運算符號或結尾，卻是「(數量+備品)」。")]
    [InlineData("A÷B×100%，以達成率計", 9, "這裡應該是運算符號或結尾，卻是「，以達成率計」。")]
    [InlineData("A÷B。年終統計", 5, "這裡應該是運算符號或結尾，卻是「年終統計」。")]
    [InlineData("若(甲,1,0)", 4, "若(…) 的條件缺少 ≥、≤、>、< 或 =。")]
    [InlineData("比率(甲)+1", 1, "函數「比率」不能用 1 個值。")]
    [InlineData("A>1+2", 2, "「>」只能用在 若(…) 的條件裡。")]
    [InlineData("#+1", 1, "「#」之後要有細項的編號，例如 #1、#3a。")]
    [InlineData("𠮷數÷", 3, "「÷」之後缺少名稱或數字。")]
    [InlineData("", 1, "文字是空的，沒有可讀的衡量標準。")]
    public void Read_TextThatDoesNotParse_SaysWhereAndWhy(string text, int position, string message) =>
        Assert.Equal((position, message), Reads.Error(text));

    [Fact]
    public void Read_FullWidthAndVariants_FoldOneForOne() =>
        Assert.Equal("([甲]×[乙]÷[丙])×100%-[丁]", Reads.Formula("【甲＊乙∕丙】╳１００％－〔丁〕"));

    [Theory]
    [InlineData("租借數÷總數x100%", "[租借數]÷[總數]×100%")]
    [InlineData("租借數÷總數 X 100 %", "[租借數]÷[總數]×100%")]
    public void Read_LetterXBefore100Percent_Multiplies(string text, string canonical) => Assert.Equal(canonical, Reads.Formula(text));

    [Theory]
    [InlineData("核准件數除以申請件數乘以100%", "[核准件數]÷[申請件數]×100%")]
    [InlineData("（甲加上乙）減去丙", "([甲]+[乙])-[丙]")]
    [InlineData("參加人數÷扣除額", "[參加人數]÷[扣除額]")]
    [InlineData("參加上課人數÷扣除以前年度保留數後之預算數", "[參加上課人數]÷[扣除以前年度保留數後之預算數]")]
    public void Read_WordOperators_CountOnlyAsWholeWords(string text, string canonical) => Assert.Equal(canonical, Reads.Formula(text));

    [Fact]
    public void Message_InEnglish_IsASentence()
    {
        var issue = Reads.Standard("A÷").Issues[0];
        Assert.Equal("A name or a number is missing after “÷”.", issue.Message(Reads.English));
        Assert.Equal("operand-missing-after", issue.Code);
    }
}
