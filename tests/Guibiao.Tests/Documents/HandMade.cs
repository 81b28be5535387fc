using System.IO.Compression;
using System.Text;
using Guibiao.Documents;

namespace Guibiao.Tests.Documents;

/// <summary>Files of word processors made by hand, to hold what no writer of ours makes.</summary>
internal static class HandMade
{
    private const string OdtNames = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"
        """;

    private const string DocxNames = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
        """;

    public static byte[] Odt(string text, string styles = "", string outline = "") => Zip(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", $"<office:document-content {OdtNames}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"),
        ("styles.xml", $"<office:document-styles {OdtNames}><office:styles>{outline}</office:styles></office:document-styles>"));

    public static byte[] Docx(string body, string numbering = "", string styles = "", string footnotes = "") => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("word/document.xml", $"<w:document {DocxNames}><w:body>{body}</w:body></w:document>"),
        ("word/numbering.xml", $"<w:numbering {DocxNames}>{numbering}</w:numbering>"),
        ("word/styles.xml", $"<w:styles {DocxNames}>{styles}</w:styles>"),
        ("word/footnotes.xml", $"<w:footnotes {DocxNames}>{footnotes}</w:footnotes>"));

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return file.ToArray();
    }

    /// <summary>The blocks, one a line: # headings, - items, | rows, and paragraphs as they are.</summary>
    public static string[] Lines(byte[] file)
    {
        var (document, issues) = DocumentReaders.Read(file, "plan");
        return document is null ? [.. issues.Select(issue => "! " + issue.English)] : [.. document.Blocks.SelectMany(Lines)];
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Heading heading => [$"{new string('#', heading.Level)} {heading.Text}"],
        ListItem item => [$"{new string(' ', item.Depth - 1)}- {item.Text}"],
        Paragraph paragraph => [paragraph.Text],
        Table table => table.Rows.Select(row => "|" + string.Join('|', row.Cells.Select(cell => cell.Text.Replace('\n', '/') + (cell.Continues ? "^" : "")))),
        _ => [],
    };
}
