using System.Xml;

namespace Guibiao.Documents.Odt;

/// <summary>The namespaces of OpenDocument.</summary>
internal static class OdtNames
{
    public const string Version = "1.3";
    public const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    public const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    public const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public const string Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    public const string Fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    public const string Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    public const string Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    public const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    public const string Dc = "http://purl.org/dc/elements/1.1/";
    public const string XLink = "http://www.w3.org/1999/xlink";

    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["office"] = Office,
        ["style"] = Style,
        ["text"] = Text,
        ["table"] = Table,
        ["fo"] = Fo,
        ["svg"] = Svg,
        ["xlink"] = XLink,
    };

    /// <summary>Begins the document's element with the prefixes that the parts use.</summary>
    public static void Begin(XmlWriter xml, string element)
    {
        xml.WriteStartElement("office", element, Office);
        foreach (var (prefix, name) in Prefixes)
        {
            xml.WriteAttributeString("xmlns", prefix, null, name);
        }
        xml.WriteAttributeString("office", "version", Office, Version);
    }

    /// <summary>Begins an element such as text:p with its attributes, each by its prefixed name.</summary>
    public static void Start(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var (prefix, local) = Split(name);
        xml.WriteStartElement(prefix, local, Prefixes[prefix]);
        foreach (var (attribute, value) in attributes)
        {
            (prefix, local) = Split(attribute);
            xml.WriteAttributeString(prefix, local, Prefixes[prefix], value);
        }
    }

    /// <summary>An element with attributes and nothing inside.</summary>
    public static void Put(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.Start(name, attributes);
        xml.WriteEndElement();
    }

    private static (string Prefix, string Local) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return (name[..colon], name[(colon + 1)..]);
    }
}
