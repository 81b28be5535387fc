using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Guibiao.Documents.Docx;
using Guibiao.Plans;
using Guibiao.Tests.Plans;

namespace Guibiao.Tests.Documents.Docx;

public sealed class DocxWriterTests
{
    [Fact]
    public void Write_PlansAndSample_AreValid()
    {
        foreach (var document in Enumerable.Range(0, 5).Select(seed => PlanDocument.Of(new InventedPlans(new Random(seed)).Next())).Append(SampleDocument.Of()))
        {
            using var package = Open(DocxWriter.Write(document));
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package, TestContext.Current.CancellationToken).Select(fault => $"{fault.Description} {fault.Path?.XPath}"));
        }
    }

    [Fact]
    public void Write_Table_RepeatsItsHeaderAndMergesTheRowsThatShareACell()
    {
        using var package = Open(DocxWriter.Write(SampleDocument.Of()));
        var rows = package.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableRow>().ToList();

        Assert.Equal([true, false, false], rows.Select(row => row.Descendants<TableHeader>().Any()));
        Assert.Equal(["restart", "continue"], rows.SelectMany(row => row.Descendants<VerticalMerge>()).Select(merge => merge.Val?.InnerText ?? "continue"));
    }

    [Fact]
    public void Write_Sections_AreCoverUprightAndBroadWithPageNumbers()
    {
        using var package = Open(DocxWriter.Write(SampleDocument.Of()));
        var main = package.MainDocumentPart!;

        Assert.Equal([11905u, 11905u, 16837u], main.Document!.Descendants<PageSize>().Select(size => size.Width!.Value));
        Assert.All(main.FooterParts, part => Assert.Equal("水利部 99 年度施政計畫第 1 頁，共 1 頁", part.Footer!.InnerText));
        Assert.Equal(("標楷體", "zh-TW"), (main.StyleDefinitionsPart!.Styles!.Descendants<RunFonts>().First().EastAsia!.Value, main.StyleDefinitionsPart.Styles!.Descendants<Languages>().First().EastAsia!.Value));
        Assert.Equal("DFKai-SB,BiauKai,TW-Kai,Noto Sans CJK TC", main.FontTablePart!.Fonts!.Descendants<AltName>().Single().Val!.Value);
    }

    [Fact]
    public void Write_Contents_LeadToTheHeadingsAndAskForTheirPages()
    {
        using var package = Open(DocxWriter.Write(SampleDocument.Of()));
        var body = package.MainDocumentPart!.Document!.Body!;
        var marks = body.Descendants<BookmarkStart>().Select(mark => mark.Name!.Value).ToList();

        Assert.Equal(marks, body.Descendants<Hyperlink>().Select(link => link.Anchor!.Value));
        Assert.Equal(marks, body.Descendants<FieldCode>().Select(code => code.Text.Replace("PAGEREF", "", StringComparison.Ordinal).Trim()));
        Assert.Equal(["壹、目標", "一、整治河川", "貳、指標"], body.Descendants<Hyperlink>().Select(link => link.InnerText.Replace(link.Descendants<FieldCode>().Single().Text, "", StringComparison.Ordinal)));
    }

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
}
