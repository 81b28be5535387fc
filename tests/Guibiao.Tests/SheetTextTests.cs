using System.Text;
using CsCheck;
using Guibiao.Evidence;

namespace Guibiao.Tests;

public sealed class SheetTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1:A9)", "'@SUM(A1:A9)")]
    [InlineData("+886-2-2348", "'+886-2-2348")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("-", "'-")]
    [InlineData("--5", "'--5")]
    [InlineData("-5\n=1", "'-5\n=1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠王", "'＠王")]
    [InlineData("'=1", "''=1")]
    [InlineData("''-5", "'''-5")]
    [InlineData("'a", "'a")]
    [InlineData("-5", "-5")]
    [InlineData("+5", "+5")]
    [InlineData("-1,234.50", "-1,234.50")]
    [InlineData("-0.53%", "-0.53%")]
    [InlineData("2016-03-05", "2016-03-05")]
    [InlineData("王=小明", "王=小明")]
    [InlineData("", "")]
    public void Harmless_Text_RunsNothing(string text, string harmless) => Assert.Equal(harmless, SheetText.Harmless(text));

    [Theory]
    [InlineData("a;=1", "\"a;=1\"")]
    [InlineData("a\t=1", "\"a\t=1\"")]
    [InlineData("=\"x\",1", "\"'=\"\"x\"\",1\"")]
    [InlineData("王小明", "王小明")]
    public void Cell_Text_IsQuotedWhereItMustBe(string text, string cell) => Assert.Equal(cell, SheetText.Cell(text));

    [Fact]
    public void Cell_AnyText_ReadsAgainAsItself()
    {
        var texts = Gen.Char["=+-@＝＋－＠\"',;\n王A1.%"].Array[1, 8].Select(letters => new string(letters)).Where(text => text.Trim() == text);
        texts.Sample(text =>
        {
            var issues = new List<Issue>();
            var line = Assert.Single(EvidenceCsv.Read(Encoding.UTF8.GetBytes(SheetText.Cell(text) + ",end\n"), "a.csv", issues));
            Assert.Empty(issues);
            Assert.Equal([SheetText.Harmless(text), "end"], line.Cells);
            Assert.True(line.Cells[0] == text || line.Cells[0] == "'" + text);
            Assert.Equal(text, SheetText.Plain(line.Cells[0]));
        });
    }
}
