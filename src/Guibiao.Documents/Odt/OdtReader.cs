using System.Xml;
using System.Xml.Linq;

namespace Guibiao.Documents.Odt;

/// <summary>Reads an OpenDocument text: the accepted text, lists with the numbers that they print, tables with their merged cells.</summary>
internal static class OdtReader
{
    private static readonly XNamespace Office = OdtNames.Office;
    private static readonly XNamespace Manifest = OdtNames.Manifest;

    /// <summary>True for a zip file that says it is OpenDocument of any kind.</summary>
    public static bool IsOpenDocument(OfficeZip zip) => zip.Text("mimetype")?.StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal) == true || zip.Has("content.xml");

    public static DocumentReading Read(OfficeZip zip, string? file)
    {
        var type = zip.Text("mimetype")?.Trim() ?? "";
        if (type.Contains("spreadsheet", StringComparison.Ordinal))
        {
            throw new UnreadableException("document.spreadsheet");
        }
        if (zip.Xml("META-INF/manifest.xml")?.Descendants(Manifest + "encryption-data").Any() == true)
        {
            throw new UnreadableException("document.encrypted");
        }
        var body = zip.Xml("content.xml")?.Element(Office + "body") is { } found && found.Parent is { } content ? (found, content) : throw new UnreadableException("document.damaged");
        if (body.found.Element(Office + "spreadsheet") is not null)
        {
            throw new UnreadableException("document.spreadsheet");
        }
        var text = body.found.Element(Office + "text") ?? throw new UnreadableException("document.noText");
        var styles = new OdtStyleSheet(body.content, zip.Xml("styles.xml"));
        var meta = zip.Xml("meta.xml");
        var blocks = new ReadBlocks(file);
        new OdtBody(styles, blocks, text).Read();
        return blocks.Reading(meta?.Descendants((XNamespace)OdtNames.Dc + "title").FirstOrDefault()?.Value, styles.Language);
    }
}
