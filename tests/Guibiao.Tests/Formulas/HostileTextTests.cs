using System.Diagnostics;
using CsCheck;
using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "（", "）", "【", "】", "「", "」", "+", "-", "×", "÷", "/", "%", "100%", "‰", "=", "：", "，", "。", "、", "；", "1.", "2.", "3.", "(1)", "(2)", "（一）",
        "上年", "本年度", "104年", "105年度", "合計", "平均(", "若(", "成長率(", "最大(", "≥", ",", "#1", "@-1", " or 0", "以上", "以上列", "合計為總數", "占", "之比率", "達", "45%以上", "件數",
        "人次", "A", "B", "COVID-19", "3-5歲", "除以", "加上", "x100%", "12", "個月", "1,000", "0.5", " ", "較上年度成長率", "預算執行率", "A：", "及", "與", "率", "數", "國家（地區）數",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 400].Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));

    [Fact]
    public void Read_CompatibilityIdeographs_AreTheCharactersThatTheyLookLike()
    {
        var plain = StandardReader.Read("（本年度件數－上年度件數）÷上年度件數×100%").Formula!;
        var odd = StandardReader.Read("（本\uf98e\ufa01件數－上\uf98e\ufa01件數）÷上\uf98e\ufa01件數×100%").Formula!;
        Assert.Equal(plain.Canonical, odd.Canonical);
    }

    [Fact]
    public void Read_AnyText_EndsInAnAnswer() => Texts.Sample(text =>
    {
        var standard = StandardReader.Read(text);
        if ((standard.Formula ?? standard.Suggested) is not { } formula)
        {
            return standard.Issues.Any(issue => issue.Severity == Guibiao.Formulas.Severity.Error && issue.Position >= 1 && issue.Position <= Math.Max(1, text.Length));
        }
        formula.Evaluate(_ => TermValue.Of(1));
        return (standard.Formula is null) != (standard.Suggested is null) && formula.Explain(Reads.English).Length > 0;
    }, iter: 3000);

    [Fact]
    public void Read_CanonicalOfAnyText_ReadsTheSameAgain() => Texts.Sample(text =>
    {
        var standard = StandardReader.Read(text);
        if ((standard.Formula ?? standard.Suggested) is not { } formula || formula.Canonical.Length > StandardReader.LongestText)
        {
            return true;
        }
        var again = Formula.Parse(formula.Canonical).Formula;
        return again?.Canonical == formula.Canonical && Value(again) == Value(formula);
    }, iter: 3000);

    [Theory]
    [InlineData("(", "A", ")")]
    [InlineData("【", "A+B", "】")]
    [InlineData("平均(", "A", ",B)")]
    [InlineData("-(", "A", ")")]
    [InlineData("若(A≥B,1,", "2", ")")]
    [InlineData("上年(", "A+B", ")")]
    [InlineData("國家（", "地區", "）數÷總數")]
    public void Read_NestingDeeperThan64_IsAnIssueWithItsPosition(string open, string core, string close)
    {
        var deep = Reads.Standard(Nested(65) + "+0");
        var issue = Assert.Single(deep.Issues, issue => issue.Severity == Guibiao.Formulas.Severity.Error);
        Assert.Equal("括號層數超過 64 層，請改寫得簡單一些。", issue.Message(Reads.Chinese));
        Assert.Equal(open.IndexOfAny(['(', '【', '（']) + 1 + (64 * open.Length), issue.Position);

        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));
    }

    [Fact]
    public void Read_NestingOf64_IsFine() => Assert.Equal("[A]", Reads.Formula(new string('(', 64) + "A" + new string(')', 64)));

    public static TheoryData<string> LongTexts => new(
        new string('(', 10_000),
        new string('-', 10_000),
        new string('+', 10_000),
        new string('A', 10_000),
        new string('9', 10_000),
        "0." + new string('7', 9_990) + "+1",
        Repeat("A+", 5_000),
        Repeat("A+", 4_999) + "A",
        Repeat("上年", 5_000),
        Repeat("級以上合計", 2_000),
        Repeat("（）", 5_000),
        Repeat("A（B）", 2_500) + "÷C",
        Repeat("A:", 5_000),
        Repeat("占", 9_990) + "之比率",
        Repeat("達", 9_900) + "5%以上（1、0）",
        Repeat("及件數", 3_000),
        Repeat("1÷3+", 2_400) + "1",
        string.Concat(Enumerable.Range(1, 1_300).Select(i => $"1÷{i}+")) + "1",
        string.Concat(Enumerable.Range(1, 999).Select(i => $"{i}.a")) + "以上合計為總，達成值=" + Repeat("總+", 2_500) + "1",
        Repeat("「", 5_000) + Repeat("」", 5_000),
        Repeat("[「", 30) + "A÷B" + Repeat("」]", 30),
        Repeat("1-2", 3_300),
        Repeat("成長率(", 60) + "A" + Repeat(")", 60) + "+0",
        Repeat("1,000", 2_000));

    [Theory]
    [MemberData(nameof(LongTexts))]
    public void Read_LongText_EndsInBoundedTime(string text)
    {
        var clock = Stopwatch.StartNew();
        var standard = StandardReader.Read(text, "%", 105);
        if ((standard.Formula ?? standard.Suggested) is { } formula)
        {
            var result = formula.Evaluate(_ => TermValue.Of(new Exact(1, 7))).Result;
            _ = result is Result.Number(var value) ? formula.Print(value) + Display.Value(value) : "";
            Assert.NotEmpty(formula.Canonical);
            Assert.NotEmpty(formula.Explain(Reads.Chinese));
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void Read_MoreThan10000Characters_IsRefused() =>
        Assert.Equal((10_001, "文字超過 10000 個字，請分開讀。"), Reads.Error(new string('A', 10_001)));

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static string Value(Formula formula) =>
        formula.Evaluate(reference => TermValue.Of(new Exact(2 + reference.Identity.Length, 3 + Math.Abs(reference.Year)))).Result is Result.Number(var value) ? Display.Value(value) : "missing";
}
