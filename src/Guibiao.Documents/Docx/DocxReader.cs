using System.Xml.Linq;

namespace Guibiao.Documents.Docx;

/// <summary>Reads an Office Open XML text: the accepted text, lists with the numbers that they print, tables with their merged cells.</summary>
internal static class DocxReader
{
    internal static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // A file in the strict form of the standard has other names for the same things.
    private static readonly XNamespace Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static bool IsOpenXml(OfficeZip zip) => zip.Has("[Content_Types].xml");

    public static DocumentReading Read(OfficeZip zip, string? file)
    {
        if (zip.HasUnder("xl/"))
        {
            throw new UnreadableException("document.spreadsheet");
        }
        var main = Main(zip);
        var document = Part(zip, main) is { } found && found.Element(W + "body") is { } inside ? inside : throw new UnreadableException(zip.HasUnder("ppt/") ? "document.noText" : "document.damaged");
        var folder = main[..(main.LastIndexOf('/') + 1)];
        var styles = new DocxStyleSheet(Part(zip, folder + "styles.xml"), Part(zip, folder + "numbering.xml"));
        var notes = (Part(zip, folder + "footnotes.xml")?.Elements() ?? []).Concat(Part(zip, folder + "endnotes.xml")?.Elements() ?? []);
        var blocks = new ReadBlocks(file);
        new DocxText(styles, blocks, notes.DistinctBy(Key).ToDictionary(Key)).Read(document);
        return blocks.Reading(zip.Xml("docProps/core.xml")?.Elements().FirstOrDefault(element => element.Name.LocalName == "title")?.Value, styles.Language);
    }

    // footnote2, endnote5: as their references have it.
    private static string Key(XElement note) => note.Name.LocalName + note.Attribute(W + "id")?.Value;

    // The package says which of its parts is the text.
    private static string Main(OfficeZip zip) => zip.Xml("_rels/.rels")?.Elements(Relations + "Relationship")
        .FirstOrDefault(relation => relation.Attribute("Type")?.Value.EndsWith("/officeDocument", StringComparison.Ordinal) == true)?.Attribute("Target")?.Value.TrimStart('/') ?? "word/document.xml";

    private static XElement? Part(OfficeZip zip, string name)
    {
        var part = zip.Xml(name);
        if (part?.Name.Namespace == Strict)
        {
            foreach (var element in part.DescendantsAndSelf().Where(element => element.Name.Namespace == Strict))
            {
                element.Name = W + element.Name.LocalName;
                element.ReplaceAttributes(element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)
                    .Select(attribute => attribute.Name.Namespace == Strict ? new XAttribute(W + attribute.Name.LocalName, attribute.Value) : attribute).ToList());
            }
        }
        return part;
    }
}
