using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

public sealed class KeyTests
{
    [Theory]
    [InlineData("1.甲件數。2.乙件數。以上合計", "2", KeyMatchKind.ComponentKey, "乙件數")]
    [InlineData("1.甲件數。2.乙件數。以上合計", "乙 件數", KeyMatchKind.WholeName, "乙件數")]
    [InlineData("「A級」件數÷Ｂ件數", "A級件數", KeyMatchKind.WholeName, "「A級」件數")]
    [InlineData("國家（地區）數÷總數", "國家數", KeyMatchKind.WithoutBrackets, "國家（地區）數")]
    [InlineData("核准件數（含線上）÷總數", "核准件數（含線上）", KeyMatchKind.WholeName, "核准件數")]
    [InlineData("核准件數÷總量", "核准件", KeyMatchKind.FinalCount, "核准件數")]
    [InlineData("核准件÷總量", "核准件數", KeyMatchKind.FinalCount, "核准件")]
    [InlineData("A÷B（A：核准件數；B：申請件數）", "申請件數", KeyMatchKind.Definition, "B")]
    [InlineData("A÷B，A：核准件數，B：申請件數", "核准件數", KeyMatchKind.Definition, "A")]
    [InlineData("護照瑕疵量÷總發照量", "瑕疵量", KeyMatchKind.End, "護照瑕疵量")]
    [InlineData("本年度資本門實支數÷預算數", "本年度資本門實支數", KeyMatchKind.WholeName, "資本門實支數")]
    public void Match_Key_TakesTheFirstRuleThatHits(string text, string key, KeyMatchKind kind, string name)
    {
        var match = Match(text, key);
        Assert.Equal((kind, name), (match.Kind, match.Only?.Name));
    }

    [Theory]
    [InlineData("核准件數÷申請件數", "件數", 2)]
    [InlineData("國家（地區）數÷國家（城市）數", "國家數", 2)]
    [InlineData("核准件數÷申請件數", "數", 0)]
    [InlineData("核准件數÷申請件數", "核准", 0)]
    [InlineData("國家（地區）數÷總數", "國家（城市）數", 0)]
    public void Match_AmbiguousOrUnknownKey_HitsNotOne(string text, string key, int hits) => Assert.Equal(hits, Match(text, key).References.Count);

    [Theory]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("50%", "0.5")]
    [InlineData("-3", "-3")]
    [InlineData("１２", "12")]
    public void TryRead_Value_IsExact(string text, string value)
    {
        Assert.True(GivenValue.TryRead(text, out var read));
        Assert.Equal(value, Display.Value(read.Number!.Value));
    }

    [Theory]
    [InlineData("1,23")]
    [InlineData("1e5")]
    [InlineData("五")]
    [InlineData("1.")]
    public void TryRead_NoValue_IsRefused(string text) => Assert.False(GivenValue.TryRead(text, out _));

    private static KeyMatch Match(string text, string key)
    {
        var standard = Reads.Standard(text);
        return standard.Keys((standard.Formula ?? standard.Suggested)!).Match(key);
    }

    [Theory]
    [InlineData("A／B×100%\nA：核准件數\nB：申請件數")]
    [InlineData("A÷B×100%。註：A為核准件數；B為申請件數。")]
    [InlineData("核准率=(A÷B)×100%，其中(1)A：核准件數(2)B：申請件數")]
    [InlineData("核准率=(A÷B)×100%。1.A：核准件數。2.B：申請件數。")]
    [InlineData("A：核准件數，B：申請件數，A÷B×100%")]
    [InlineData("A1÷A2×100%（A1：核准件數及A2：申請件數）")]
    [InlineData("分子÷分母×100%，分子：核准件數，分母：申請件數")]
    [InlineData("甲÷乙×100%（甲：核准件數；乙：申請件數）")]
    [InlineData("1.分子：核准件數。2.分母：申請件數。核准率＝分子÷分母×100%")]
    public void Read_DefinitionsAroundTheFormula_AreKeys(string text) => Assert.Equal("25%", Reads.Result(text, "核准件數=1 申請件數=4"));
}
