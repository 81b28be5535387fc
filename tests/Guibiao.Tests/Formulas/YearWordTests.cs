namespace Guibiao.Tests.Formulas;

public sealed class YearWordTests
{
    [Theory]
    [InlineData("本年A÷上年度A", "[A]÷[A]@-1")]
    [InlineData("當年度A÷前一年度A", "[A]÷[A]@-1")]
    [InlineData("次年A÷下年度A", "[A]@+1÷[A]@+1")]
    [InlineData("去年（A＋B）÷上一年C", "([A]@-1+[B]@-1)÷[C]@-1")]
    [InlineData("上 年 度 A÷A", "[A]@-1÷[A]")]
    public void Read_YearWordAtStart_Shifts(string text, string canonical) => Assert.Equal(canonical, Reads.Formula(text));

    [Fact]
    public void Read_YearWordInsideName_ShiftsNothingAndSaysSo()
    {
        const string text = "65歲以上年長者人數÷總人數";
        Assert.Equal("[「65歲以上年長者人數」]÷[總人數]", Reads.Formula(text));
        Assert.Equal([(5, "名稱「65歲以上年長者人數」裡的年度字樣不當作年度；年度只寫在名稱或括號的開頭。")], Reads.Issues(text));
    }

    [Theory]
    [InlineData(null, "([人次]-[人次]@-1)÷[人次]@-1")]
    [InlineData(105, "([人次]-[人次]@-1)÷[人次]@-1")]
    [InlineData(106, "([人次]@-1-[人次]@-2)÷[人次]@-2")]
    public void Read_DigitYear_CountsFromTheYearGivenElseTheLatest(int? year, string canonical) =>
        Assert.Equal(canonical, Reads.Formula("(105年人次－104年度人次)÷104年人次", year: year));

    [Fact]
    public void Read_YearWordAlone_TakesTheNearestNameToTheRightThenLeft()
    {
        Assert.Equal("[A]@+1-[A]", Reads.Formula("次年度-本年度A"));
        Assert.Equal("([A]-[A]@-1)÷[A]@-1", Reads.Formula("(本年度A-上年度)÷上年度"));
        Assert.Contains((1, "單獨的「次年度」讀作「A」的該年度值。"), Reads.Issues("次年度-本年度A"));
    }

    [Fact]
    public void Read_YearWordAloneUnderALabel_OnlySuggests()
    {
        Assert.Equal("([互訪人次]-[互訪人次]@-1)÷[互訪人次]@-1×100%", Reads.Suggested("互訪人次成長率：(本年-上年)÷上年×100%"));
        Assert.Equal("[租借]÷[租借]@-1", Reads.Suggested("租借率=本年÷上年"));
    }

    [Fact]
    public void Read_YearWordAloneAfterATotal_TakesTheTotal() =>
        Assert.Equal("((#1+#2)-(#1@-1+#2@-1))÷(#1@-1+#2@-1)", Reads.Formula("1.甲件數。2.乙件數。以上合計為總數，達成值=(本年-上年)÷上年"));

    [Fact]
    public void Read_YearWordAloneWithNothingToTake_IsInvalidWithItsPosition() =>
        Assert.Equal((2, "「本年」是哪一項的年度不清楚：算式裡沒有其他帶年度的名稱，也沒有合計或標題可用。"), Reads.Error("(本年-上年)÷上年"));

    [Theory]
    [InlineData("（本年度件數－上年度同期件數）÷上年同期之件數×100%", "([件數]-[件數]@-1)÷[件數]@-1×100%")]
    [InlineData("(105年1-6月件數-104年同期)÷104年同期", "([1-6月件數]-[1-6月件數]@-1)÷[1-6月件數]@-1")]
    [InlineData("當年輕人就業數÷本年齡層人數", "[當年輕人就業數]÷[本年齡層人數]")]
    public void Read_SamePeriodAndWordsThatAreNoYear_AreUnderstood(string text, string canonical) => Assert.Equal(canonical, Reads.Formula(text));

    [Theory]
    [InlineData("上年:件數=10")]
    [InlineData("上年:同期件數=10")]
    [InlineData("上年度同期件數=10")]
    public void Match_SamePeriod_IsTheNameOfTheYearBefore(string value) =>
        Assert.Equal("20%", Reads.Result("（件數－上年度同期件數）÷上年度同期件數×100%", "件數=12 " + value));
}
