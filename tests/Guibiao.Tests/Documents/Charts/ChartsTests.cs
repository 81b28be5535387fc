using System.Xml.Linq;
using Guibiao.Documents.Charts;

namespace Guibiao.Tests.Documents.Charts;

public sealed class ChartsTests
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";
    private static readonly string[] Months = [.. Enumerable.Range(1, 12).Select(month => $"{month} 月")];

    [Fact]
    public void BulletBar_ValueAboveTarget_CrossesTheTargetLine()
    {
        var svg = XElement.Parse(BulletBar.Draw(new("1.1 深化與友邦高層政要之情誼", "83 人次，目標 78 人次，上年 74 人次", 83, 78, 74)));
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("1.1 深化與友邦高層政要之情誼", svg.Element(Ns + "title")!.Value);
        Assert.Equal("83 人次，目標 78 人次，上年 74 人次", svg.Element(Ns + "desc")!.Value);
        Assert.Equal("851.28", Mark(svg, "value").Attribute("width")!.Value);
        Assert.Equal("798.5", Mark(svg, "target").Attribute("x")!.Value);
        Assert.Equal("756.97", Mark(svg, "last").Attribute("x")!.Value);
    }

    [Theory]
    [InlineData("200", "100", true)]
    [InlineData("125", "100", true)]
    [InlineData("124.9", "100", false)]
    [InlineData("79228162514264337593543950335", "0.0000001", true)]
    public void BulletBar_LongerThanTheRuler_IsBroken(string value, string target, bool broken)
    {
        var svg = XElement.Parse(BulletBar.Draw(new("t", "d", decimal.Parse(value), decimal.Parse(target), null)));
        Assert.Equal(broken, Marks(svg, "break").Any());
    }

    [Theory]
    [InlineData(null, "78", true)]
    [InlineData("3", "0", false)]
    [InlineData("3", null, false)]
    public void BulletBar_NothingToCompare_DrawsNoBar(string? value, string? target, bool line)
    {
        decimal? Read(string? text) => text is null ? null : decimal.Parse(text);
        var svg = XElement.Parse(BulletBar.Draw(new("t", "d", Read(value), Read(target), 1)));
        Assert.Empty(Marks(svg, "value"));
        Assert.Equal(line, Marks(svg, "target").Any());
    }

    [Fact]
    public void BulletBar_NegativeValue_HasNoLength() =>
        Assert.Equal("0", Mark(XElement.Parse(BulletBar.Draw(new("t", "d", -0.4m, 2, -1))), "value").Attribute("width")!.Value);

    [Fact]
    public void MonthLine_MissingMonth_InterruptsTheLine()
    {
        decimal?[] year = [5, 9, null, 20, 26, 31, 40, null, null, null, null, null];
        var svg = XElement.Parse(MonthLine.Draw(new("t", "d", year, new decimal?[12], 78, Months, number => $"{number}")));
        Assert.Equal(2, Marks(svg, "value").Count());
        Assert.Equal(6, Marks(svg, "now").Count());
        Assert.Empty(Marks(svg, "last"));
        Assert.Equal(["0", "20", "40", "60", "80", .. Months], Marks(svg, "label").Select(label => label.Value));
    }

    [Fact]
    public void MonthLine_NegativeAndEmptySeries_StayOnTheScale()
    {
        var svg = XElement.Parse(MonthLine.Draw(new("t", "d", [-0.012m, 0.02m], [], 0.02m, ["1", "2"], number => $"{number:0.###}")));
        Assert.Equal(["-0.02", "-0.01", "0", "0.01", "0.02"], Marks(svg, "label").Take(5).Select(label => label.Value));
        Assert.NotEmpty(Marks(XElement.Parse(MonthLine.Draw(new("t", "d", [], [], null, Months, number => $"{number}"))), "label"));
    }

    [Fact]
    public void Sparkline_LastNumber_HasTheDot()
    {
        var svg = XElement.Parse(Sparkline.Draw("t", "d", [1, 2, 4, null]));
        Assert.Equal("78.67", Mark(svg, "now").Attribute("cx")!.Value);
        Assert.Empty(Marks(XElement.Parse(Sparkline.Draw("t", "d", [null])), "now"));
    }

    [Fact]
    public void Text_WithMarkupAndControlCharacters_IsEscaped()
    {
        var svg = BulletBar.Draw(new("<script>alert(\"1\")</script>\u0001", "A & B", 1, 1, 1));
        Assert.Equal("<script>alert(\"1\")</script> ", XElement.Parse(svg).Element(Ns + "title")!.Value);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> Marks(XElement svg, string kind) => svg.Elements().Where(mark => mark.Attribute("class")?.Value == kind);

    private static XElement Mark(XElement svg, string kind) => Marks(svg, kind).Single();
}
