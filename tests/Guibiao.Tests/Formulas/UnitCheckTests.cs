using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

public sealed class UnitCheckTests
{
    [Fact]
    public void CheckUnits_DifferentUnitsAdded_IsAnError()
    {
        var issue = Assert.Single(Check("訪問人次+簽訂件數"));
        Assert.Equal((Guibiao.Formulas.Severity.Error, "單位不同（人次、件），文字沒有說可以合併計算。"), (issue.Severity, issue.Message(Reads.Chinese)));
    }

    [Theory]
    [InlineData("訪問人次÷簽訂件數")]
    [InlineData("訪問人次×2+受邀人次")]
    [InlineData("1.訪問人次。2.簽訂件數。以上列人次及件數合計為總次數。")]
    public void CheckUnits_SaidToBeCountedTogetherOrDivided_IsFine(string text) => Assert.Empty(Check(text));

    [Fact]
    public void CheckUnits_InASuggestion_IsOnlyAWarning() => Assert.Equal(Guibiao.Formulas.Severity.Warning, Assert.Single(Check("1.訪問人次。2.簽訂件數。")).Severity);

    private static IReadOnlyList<FormulaIssue> Check(string text) =>
        Formula.Parse(text).Formula!.CheckUnits(reference => reference.Name.EndsWith("人次", StringComparison.Ordinal) ? "人次" : "件");
}
