using System.Text;
using Guibiao.Documents;

namespace Guibiao.Tests.Documents;

public sealed class TextDocumentTests
{
    [Fact]
    public void Read_TextAndMarkdown_IsBlocksWithTheirPlaces()
    {
        var (document, issues) = Read("\ufeff\r\n## 壹、目標\r\n一、整治河川\r\n- (一) 疏濬。\r\n  - 子項\r\n\r\n甲\t\t乙\r\n丙\t丁\t\r\n| a | b \\| c |\r\n|---|:-:|\r\n| **d** | |");

        Assert.Empty(issues);
        Assert.Equal(
            [
                new Heading(2, "壹、目標", new("a.txt", Line: 2)),
                new Paragraph("一、整治河川", new("a.txt", Line: 3)),
                new ListItem(1, "(一) 疏濬。", new("a.txt", Line: 4)),
                new ListItem(2, "子項", new("a.txt", Line: 5)),
            ],
            document!.Blocks.Take(4));
        Assert.Equal(["甲//乙", "丙/丁/", "a/b | c", "d/"], Rows(document));
        Assert.Equal(new Place("a.txt", Table: 1, Row: 2, Cell: 2, Line: 8), document.Blocks.OfType<Table>().First().Rows[1].Cells[1].Place);
    }

    [Fact]
    public void Read_TagsInCells_AreParagraphsAndAnInfo()
    {
        var (document, issues) = Read("甲\t<p>一、A &amp; B。</p> <p>二、小於<5%。</p>\t1<b>2</b>");

        Assert.Equal(["甲/一、A & B。\n二、小於<5%。/12"], Rows(document!));
        Assert.Equal([("document.tags", 2), ("document.tags", 3)], issues.Select(issue => (issue.Code, issue.Place.Cell!.Value)));
    }

    [Fact]
    public void Read_FormFeed_EndsThePageAndItsTable()
    {
        var (document, _) = Read("a\tb\n\fc\td\ne");

        Assert.Equal([(1, 1), (2, 2), (2, 3)], document!.Blocks.Select(block => (block.Place.Page!.Value, block.Place.Line!.Value)));
    }

    [Fact]
    public void Read_WideCharacters_AreReadByTheirMark()
    {
        var (document, _) = DocumentReaders.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("甲\t乙")).ToArray());

        Assert.Equal(["甲/乙"], Rows(document!));
    }

    [Theory]
    [InlineData(new byte[] { }, "The file is empty.")]
    [InlineData(new byte[] { 0x7f, 0x45, 3, 4 }, "The file's format is unknown: it is no text, nor any document that can be read here.")]
    [InlineData(new byte[] { 0x61, 0x0a, 0xa4, 0x40 }, "The file is not UTF-8: from line 2 on there are bytes that mean nothing.")]
    public void Read_NoText_IsAnErrorInOneSentence(byte[] bytes, string sentence)
    {
        var (document, issues) = DocumentReaders.Read(bytes, "a.txt");

        Assert.Null(document);
        Assert.Equal([(sentence, DocumentSeverity.Error)], issues.Select(issue => (issue.English, issue.Severity)));
    }

    private static DocumentReading Read(string text) => DocumentReaders.Read(Encoding.UTF8.GetBytes(text), "a.txt");

    private static IEnumerable<string> Rows(Document document) =>
        document.Blocks.OfType<Table>().SelectMany(table => table.Rows).Select(row => string.Join('/', row.Cells.Select(cell => cell.Text)));
}
