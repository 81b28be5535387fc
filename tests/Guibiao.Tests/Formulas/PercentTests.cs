using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

public sealed class PercentTests
{
    [Theory]
    [InlineData("A÷B×100%", "A=1 B=4", null, "25%")]
    [InlineData("A÷B", "A=1 B=4", null, "0.25")]
    [InlineData("A÷B", "A=1 B=4", "%", "25%")]
    [InlineData("A÷B×1000‰", "A=1 B=400", null, "2.5‰")]
    [InlineData("A÷B", "A=1 B=400", "‰", "2.5‰")]
    [InlineData("（A÷B×100%）×60%＋（C÷D×100%）×40%", "A=1 B=2 C=1 D=4", null, "40%")]
    [InlineData("A×60%", "A=5", null, "3")]
    [InlineData("平均(A÷B×100%,C÷D×100%)", "A=1 B=2 C=1 D=4", null, "37.5%")]
    [InlineData("最大(A÷B×100%,C÷D×100%)", "A=1 B=2 C=1 D=4", null, "50%")]
    [InlineData("A÷B×100%÷（C÷D×100%）", "A=1 B=2 C=1 D=4", null, "2")]
    [InlineData("A÷B×100%－C÷D×100%", "A=1 B=2 C=1 D=4", null, "25%")]
    [InlineData("A÷B×100", "A=1 B=4", null, "25")]
    [InlineData("執行率占比：A÷B", "A=98% B=1", "%", "98%")]
    [InlineData("不良率(%)：A÷B", "A=1 B=4", null, "25%")]
    [InlineData("不良品比率：A÷B", "A=1 B=4", null, "25%")]
    public void Evaluate_Percent_IsShownWhereTheTextOrTheUnitSaysSo(string text, string values, string? unit, string shown) =>
        Assert.Equal(shown, Reads.Result(text, values, unit));

    [Theory]
    [InlineData("A÷B×100", "%", "[A]÷[B]×100%", "最後的「×100」在百分比單位下讀作「×100%」，請確認。")]
    [InlineData("A÷B×1000", "‰", "[A]÷[B]×1000‰", "最後的「×1000」在百分比單位下讀作「×1000‰」，請確認。")]
    public void Read_FinalHundredUnderPercent_IsSuggested(string text, string unit, string canonical, string message)
    {
        Assert.Equal(canonical, Reads.Suggested(text, unit));
        Assert.Equal([(4, message)], Reads.Issues(text, unit));
    }

    [Fact]
    public void Unit_OfProseRatio_IsPercent() => Assert.Equal(ResultUnit.Percent, Reads.Standard("瑕疵量占總發照量之比率").Suggested?.Unit);
}
