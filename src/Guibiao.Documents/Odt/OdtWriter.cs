using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Guibiao.Documents.Odt;

/// <summary>Writes a document as OpenDocument text 1.3: the same bytes for the same document.</summary>
public static class OdtWriter
{
    public const string MediaType = "application/vnd.oasis.opendocument.text";

    // The earliest that a zip file can say.
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(Document document)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The first part, and not compressed: so the standard lets programs know the file by its first bytes.
            using (var type = Part(zip, "mimetype", CompressionLevel.NoCompression))
            {
                type.Write(Encoding.ASCII.GetBytes(MediaType));
            }
            WriteXml(zip, "content.xml", xml => new OdtContent(xml, document).Write());
            WriteXml(zip, "styles.xml", xml => OdtStyles.Write(xml, document));
            WriteXml(zip, "meta.xml", xml => WriteMeta(xml, document));
            WriteXml(zip, "META-INF/manifest.xml", WriteManifest);
        }
        return file.ToArray();
    }

    private static Stream Part(ZipArchive zip, string name, CompressionLevel level = CompressionLevel.Optimal)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = Timeless;
        return entry.Open();
    }

    private static void WriteXml(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        using var part = Part(zip, name);
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        write(xml);
    }

    private static void WriteMeta(XmlWriter xml, Document document)
    {
        xml.WriteStartElement("office", "document-meta", OdtNames.Office);
        xml.WriteAttributeString("xmlns", "meta", null, OdtNames.Meta);
        xml.WriteAttributeString("xmlns", "dc", null, OdtNames.Dc);
        xml.WriteAttributeString("office", "version", OdtNames.Office, OdtNames.Version);
        xml.WriteStartElement("office", "meta", OdtNames.Office);
        xml.WriteElementString("meta", "generator", OdtNames.Meta, "Guibiao");
        if (document.Title is { } title)
        {
            xml.WriteElementString("dc", "title", OdtNames.Dc, PrintedText.Clean(title));
        }
        xml.WriteElementString("dc", "language", OdtNames.Dc, document.Language);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteManifest(XmlWriter xml)
    {
        xml.WriteStartElement("manifest", "manifest", OdtNames.Manifest);
        xml.WriteAttributeString("manifest", "version", OdtNames.Manifest, OdtNames.Version);
        foreach (var (path, type) in ((string, string)[])[("/", MediaType), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")])
        {
            xml.WriteStartElement("manifest", "file-entry", OdtNames.Manifest);
            xml.WriteAttributeString("manifest", "full-path", OdtNames.Manifest, path);
            xml.WriteAttributeString("manifest", "media-type", OdtNames.Manifest, type);
            if (path == "/")
            {
                xml.WriteAttributeString("manifest", "version", OdtNames.Manifest, OdtNames.Version);
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
