using System.Numerics;
using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("A÷B+C÷B+D÷B", "A=1 B=3 C=1 D=1", "1")]
    [InlineData("A×B", "A=0.1 B=3", "0.3")]
    [InlineData("A-B-C", "A=10 B=3 C=2", "5")]
    [InlineData("A÷B÷C", "A=12 B=3 C=2", "2")]
    [InlineData("若(A≥B,1,0)", "A=450 B=450", "1")]
    [InlineData("若(A>0,B÷A,0)", "A=0 B=5", "0")]
    [InlineData("A or 0 + B", "B=2", "2")]
    [InlineData("(A÷B) or 0 + 1", "A=1 B=0", "1")]
    public void Evaluate_Numbers_IsExact(string text, string values, string shown) => Assert.Equal(shown, Reads.Result(text, values));

    [Theory]
    [InlineData("A+B", "A=1", "「B」沒有值。")]
    [InlineData("平均(A,B,C)", "A=1 B=2", "「C」沒有值。")]
    [InlineData("A+B", "A=1 B=", "「B」沒有值。")]
    [InlineData("A÷B", "A=0 B=0", "分母為零：B。")]
    [InlineData("(本年A-上年A)÷上年A", "A=5 上年:A=0", "基期（上年）的值為零，無法計算成長率。")]
    [InlineData("成長率(A)", "A=5 上年:A=0", "基期（上年）的值為零，無法計算成長率。")]
    [InlineData("成長率(A)", "A=5", "上年的「A」沒有值。")]
    [InlineData("若(A≥B,1,C)", "A=2 B=1", "「C」沒有值。")]
    public void Evaluate_MissingOrZero_MakesTheWholeMissing(string text, string values, string reason) => Assert.Equal(reason, Reads.Result(text, values));

    [Fact]
    public void Evaluate_MissingWithAReason_GivesThatReason()
    {
        var formula = Formula.Parse("瑕疵量÷總發照量").Formula!;
        var result = formula.Evaluate(_ => TermValue.Missing(Guibiao.Formulas.Sentence.Of("瑕疵量：2016-03 沒有已核定的資料。", "瑕疵量: no verified entry, 2016-03."))).Result;
        Assert.StartsWith("瑕疵量: no verified entry, 2016-03.", Assert.IsType<Result.Missing>(result).Reason.In(Reads.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_NegativeBase_ComputesAsPrintedWithAnIssue()
    {
        var evaluation = Reads.Evaluation("(本年A-上年A)÷上年A", "A=5 上年:A=-10");
        Assert.Equal(new Result.Number(new Exact(-3, 2)), evaluation.Result);
        Assert.Equal("成長率的基期為負數（-10），仍照算式計算，請留意解讀。", Assert.Single(evaluation.Issues).Message(Reads.Chinese));
    }

    [Fact]
    public void Evaluate_GrowthOfGrowthOfGrowth_EndsAtOnce()
    {
        var text = string.Concat(Enumerable.Repeat("成長率(", 60)) + "A" + new string(')', 60) + "+0";
        Assert.IsType<Result.Missing>(Formula.Parse(text).Formula!.Evaluate(_ => TermValue.Of(BigInteger.One)).Result);
    }

    [Theory]
    [InlineData("(本年A-上年A)÷上年A×100%", true)]
    [InlineData("成長率(A)×100%", true)]
    [InlineData("(本年A-上年A)÷本年A", false)]
    [InlineData("(A-B)÷B", false)]
    [InlineData("(次年A-本年A)÷本年A", true)]
    public void IsGrowth_Form_IsRecognised(string text, bool growth) => Assert.Equal(growth, Formula.Parse(text).Formula!.IsGrowth);
}
