using System.Text;
using System.Xml;

namespace Guibiao.Documents.Html;

/// <summary>Writes a document as one page of HTML that needs nothing else: headings, contents, tables whose cells know their headers, and a style for screens and paper.</summary>
public static class HtmlWriter
{
    private const string Style =
        """
        body{font-family:"標楷體","DFKai-SB","BiauKai","TW-Kai","Noto Sans CJK TC",sans-serif;line-height:1.7;max-width:72rem;margin:0 auto;padding:1.5rem;color:#1a1a1a;background:#fff}
        header{text-align:center;margin:3rem 0}header p{margin-inline:auto}
        h1{font-size:2rem;line-height:1.4}h2{font-size:1.5rem;margin-top:3rem;border-bottom:1px solid #404040}h3{font-size:1.2rem;margin-top:2rem}h4{font-size:1.05rem;margin:1.5rem 0 .3rem}
        p,li{max-width:42em;overflow-wrap:anywhere}ul{list-style:none;padding-left:2em;margin:0 0 1em}nav ul ul{margin:0}
        .wide{overflow-x:auto}table{border-collapse:collapse;table-layout:fixed;width:100%;min-width:56rem;margin:1rem 0}th,td{border:1px solid #404040;padding:.4em .5em;text-align:left;vertical-align:top}
        thead th{background:#e8e8e4;text-align:center;vertical-align:middle}tbody th{font-weight:normal}td p,th p{margin:0}.middle{text-align:center}.note{font-size:.85rem}
        a{color:#0b4f8a}
        @page{size:A4;margin:20mm}@page broad{size:A4 landscape}
        @media print{body{max-width:none;padding:0;font-size:11pt}.wide{overflow:visible}table{min-width:0;font-size:10pt}.broad{page:broad}.page{break-before:page}thead{display:table-header-group}h2,h3,h4{break-after:avoid}tr.short{break-inside:avoid}nav a{color:inherit;text-decoration:none}}
        """;

    public static byte[] Write(Document document)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment }))
        {
            xml.WriteRaw("<!DOCTYPE html>\n");
            xml.WriteStartElement("html");
            xml.WriteAttributeString("lang", document.Language);
            xml.WriteStartElement("head");
            Element(xml, "meta", null, ("charset", "utf-8"));
            Element(xml, "meta", null, ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            xml.WriteElementString("title", PrintedText.Clean(document.Title ?? ""));
            xml.WriteStartElement("style");
            xml.WriteRaw(Style);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            new HtmlBody(xml, document).Write();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    /// <summary>An element with attributes and a text; null leaves out the text of elements that have none.</summary>
    internal static void Element(XmlWriter xml, string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                xml.WriteAttributeString(attribute, value);
            }
        }
        if (text is null)
        {
            xml.WriteEndElement();
            return;
        }
        xml.WriteString(PrintedText.Clean(text));
        xml.WriteFullEndElement();
    }
}
