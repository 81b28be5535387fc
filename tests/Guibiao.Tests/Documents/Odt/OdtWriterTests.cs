using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Guibiao.Documents.Odt;

namespace Guibiao.Tests.Documents.Odt;

public sealed class OdtWriterTests
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static readonly XNamespace Fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";

    [Fact]
    public void Write_AnyDocument_SaysItsTypeInTheFirstBytesUncompressed()
    {
        var file = OdtWriter.Write(SampleDocument.Of());

        Assert.Equal("mimetypeapplication/vnd.oasis.opendocument.text", Encoding.ASCII.GetString(file, 30, 47));
        Assert.Equal(["mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"], Open(file).Entries.Select(entry => entry.FullName));
        Assert.All(["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"], part => Assert.Contains(Part(file, part).Root!.Attributes(), attribute => attribute.Name.LocalName == "version" && attribute.Value == "1.3"));
    }

    [Fact]
    public void Write_TheSameDocument_IsTheSameBytes() => Assert.Equal(OdtWriter.Write(SampleDocument.Of()), OdtWriter.Write(SampleDocument.Of()));

    [Fact]
    public void Write_Table_RepeatsItsHeaderAndSpansTheRowsThatShareACell()
    {
        var table = Part(OdtWriter.Write(SampleDocument.Of()), "content.xml").Descendants(Table + "table").Single();

        Assert.Equal("目標指標目標值", table.Elements(Table + "table-header-rows").Single().Value);
        Assert.Equal("2", table.Descendants(Table + "table-cell").Single(cell => cell.Value == "一").Attribute(Table + "number-rows-spanned")!.Value);
        Assert.Single(table.Descendants(Table + "covered-table-cell"));
        Assert.Equal(["第一行", "第二行"], table.Descendants(Table + "table-cell").Single(cell => cell.Value.StartsWith("第一", StringComparison.Ordinal)).Elements(Text + "p").Select(line => line.Value));
    }

    [Fact]
    public void Write_Styles_NameTheFacesAndTheLanguageAndTheNumberOfThePage()
    {
        var styles = Part(OdtWriter.Write(SampleDocument.Of()), "styles.xml");

        Assert.Contains(styles.Descendants(), element => element.Attributes().Any(attribute => attribute.Value == "'標楷體', 'DFKai-SB', 'BiauKai', 'TW-Kai', 'Noto Sans CJK TC'"));
        var words = styles.Descendants(Style + "default-style").First().Element(Style + "text-properties")!;
        Assert.Equal(("zh", "TW", "zh", "TW"), (words.Attribute(Fo + "language")!.Value, words.Attribute(Fo + "country")!.Value, words.Attribute(Style + "language-asian")!.Value, words.Attribute(Style + "country-asian")!.Value));
        Assert.Equal(["水利部 99 年度施政計畫第 1 頁，共 1 頁", "水利部 99 年度施政計畫第 1 頁，共 1 頁"], styles.Descendants(Style + "footer").Select(footer => footer.Value));
    }

    [Fact]
    public void Write_StylesThatTheContentNames_AreAllThere()
    {
        var file = OdtWriter.Write(SampleDocument.Of());
        var (content, styles) = (Part(file, "content.xml"), Part(file, "styles.xml"));
        var there = content.Descendants().Concat(styles.Descendants()).Select(element => element.Attribute(Style + "name")?.Value).OfType<string>().ToHashSet();

        var named = content.Descendants().SelectMany(element => element.Attributes())
            .Where(attribute => attribute.Name.LocalName is "style-name" or "parent-style-name" or "master-page-name" or "list-style-name" or "visited-style-name").Select(attribute => attribute.Value);

        Assert.Subset(there, named.ToHashSet());
    }

    [Fact]
    public void Write_TextWithSignsOfXmlAndControls_KeepsWhatPeopleSee()
    {
        var body = Part(OdtWriter.Write(SampleDocument.Of()), "content.xml").Descendants(Text + "p").Single(line => line.Value.StartsWith('甲'));

        Assert.Equal("甲 & <乙> 丙", body.Value);
        Assert.Single(body.Elements(Text + "s"));
    }

    private static ZipArchive Open(byte[] file) => new(new MemoryStream(file));

    private static XDocument Part(byte[] file, string name)
    {
        using var part = Open(file).GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
