namespace Guibiao.Tests.Formulas;

public sealed class NameTests
{
    [Theory]
    [InlineData("國家（地區）數÷總數", "[國家（地區）數]÷[總數]")]
    [InlineData("核准件數（含線上）÷申請件數", "[核准件數]÷[申請件數]")]
    [InlineData("「A+B」計畫數÷總數", "[「A+B」計畫數]÷[總數]")]
    [InlineData("3-5歲幼兒人數÷幼兒總人數", "[3-5歲幼兒人數]÷[幼兒總人數]")]
    [InlineData("COVID-19疫苗接種數－COVID-19確診數", "[COVID-19疫苗接種數]-[COVID-19確診數]")]
    [InlineData("A-B", "[A]-[B]")]
    [InlineData("5-3", "5-3")]
    [InlineData("協助 國內件數 ÷ 總 件 數", "[協助國內件數]÷[總件數]")]
    [InlineData("人次÷12個月", "[人次]÷12")]
    [InlineData("人次÷22個邦交國數", "[人次]÷[22個邦交國數]")]
    [InlineData("1,234×甲", "1234×[甲]")]
    [InlineData("總經費/人次÷2（元/人次）", "[總經費]÷[人次]÷2")]
    [InlineData("死亡人數÷人口數×10萬", "[死亡人數]÷[人口數]×100000")]
    [InlineData("⼈次÷⼾數", "[人次]÷[戶數]")]
    [InlineData("甲件數‑乙件數", "[甲件數]-[乙件數]")]
    [InlineData("COVID‑19確診數∗2", "[COVID‑19確診數]×2")]
    [InlineData("︵甲件數―乙件數︶⁄〖丙件數〗×100﹪", "([甲件數]-[乙件數])÷[丙件數]×100%")]
    [InlineData("租借率︰甲\u2060件數÷乙件\u00AD數", "[甲件數]÷[乙件數]")]
    public void Read_Name_EndsWhereItShould(string text, string canonical) => Assert.Equal(canonical, Reads.Formula(text));

    [Fact]
    public void Read_NamesThatDifferOnlyInsideBrackets_AreTwo()
    {
        Assert.Equal("[「預算數（原）」]÷[「預算數（追加）」]", Reads.Formula("預算數（原）÷預算數（追加）"));
        Assert.Equal("[國家（地區）數]÷[國家（城市）數]", Reads.Formula("國家（地區）數÷國家（城市）數"));
    }

    [Fact]
    public void Read_NamesThatDifferOnlyByFinalCount_AreOneWithAnIssue()
    {
        const string text = "(次年度-本年度預算員額數)÷本年度預算員額";
        Assert.Equal("([預算員額數]@+1-[預算員額數])÷[預算員額數]", Reads.Formula(text));
        Assert.Contains((16, "「預算員額」和「預算員額數」只差最後的「數」，讀作同一項。"), Reads.Issues(text));
        Assert.Equal("([預算員額數]@+1-[預算員額數])÷[預算員額]", Reads.Standard(text).Apart?.Canonical);
    }

    [Theory]
    [InlineData("男/女性參與人次", "#1", null)]
    [InlineData("男/女性參與人次", "[男]÷[女性參與人次]×100%", "%")]
    [InlineData("男/女性參與人次", "[男]÷[女性參與人次]×1000‰", "‰")]
    [InlineData("核准件數/申請件數", "[核准件數]÷[申請件數]", null)]
    [InlineData("A/B", "[A]÷[B]", null)]
    [InlineData("實際值/目標值", "#1", null)]
    [InlineData("實際值/目標值×100%", "[實際值]÷[目標值]×100%", null)]
    public void Read_SlashAlone_DividesOnlyWhereItMust(string text, string canonical, string? unit) => Assert.Equal(canonical, Reads.Formula(text, unit));
}
