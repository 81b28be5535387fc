using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Guibiao.Documents.Html;

namespace Guibiao.Tests.Documents.Html;

public sealed class HtmlWriterTests
{
    private static readonly IHtmlDocument Page = new HtmlParser(new HtmlParserOptions { IsStrictMode = false }).ParseDocument(Encoding.UTF8.GetString(HtmlWriter.Write(SampleDocument.Of())));

    [Fact]
    public void Write_Page_SaysItsLanguageAndTitleAndNeedsNothingElse()
    {
        Assert.Equal(("zh-TW", "水利部 99 年度施政計畫"), (Page.DocumentElement.GetAttribute("lang"), Page.Title));
        Assert.Empty(Page.QuerySelectorAll("script, link, img, iframe, [src]"));
        Assert.DoesNotContain("url(", Page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Headings_HaveOneTitleAndSkipNoLevel()
    {
        Assert.Equal(["H1 水利部 99 年度施政計畫", "H2 目錄", "H2 壹、目標", "H3 一、整治河川", "H2 貳、指標"], Page.QuerySelectorAll("h1, h2, h3").Select(heading => $"{heading.TagName} {heading.TextContent}"));
        Assert.All(Page.QuerySelectorAll("nav a"), link => Assert.NotNull(Page.QuerySelector(link.GetAttribute("href")!)));
    }

    [Fact]
    public void Write_Table_HasHeadersForColumnsAndGroupsOfRows()
    {
        Assert.Equal(["col", "col", "col", "rowgroup"], Page.QuerySelectorAll("th").Select(cell => cell.GetAttribute("scope")));
        Assert.Equal(("一", "2"), (Page.QuerySelector("tbody th")!.TextContent, Page.QuerySelector("tbody th")!.GetAttribute("rowspan")));
        Assert.Equal([3, 2], Page.QuerySelectorAll("tbody tr").Select(row => row.ChildElementCount));
    }

    [Fact]
    public void Write_TextWithSignsOfHtml_IsText() => Assert.Equal("甲 & <乙>  丙", Page.QuerySelector("main p")!.TextContent);
}
