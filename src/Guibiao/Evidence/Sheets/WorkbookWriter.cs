using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Guibiao.Evidence.Sheets;

/// <summary>Writes the parts of a workbook's ZIP file: the same bytes for the same content.</summary>
internal static class WorkbookWriter
{
    /// <summary>Before any ZIP file; the format has no earlier day.</summary>
    private static readonly DateTimeOffset NoDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(WorkbookFormat format, IReadOnlyList<SheetContent> sheets)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (format == WorkbookFormat.Xlsx)
            {
                XlsxWriter.Write(zip, sheets);
            }
            else
            {
                OdsWriter.Write(zip, sheets);
            }
        }
        return bytes.ToArray();
    }

    public static void Part(this ZipArchive zip, string name, Action<XmlWriter> write)
    {
        using var stream = Open(zip, name, CompressionLevel.Optimal);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        write(xml);
    }

    public static Stream Open(ZipArchive zip, string name, CompressionLevel level)
    {
        var part = zip.CreateEntry(name, level);
        part.LastWriteTime = NoDay;
        return part.Open();
    }

    /// <summary>An element with its attributes, pairs of name and value (a null value is left out), and what is within.</summary>
    public static void Put(this XmlWriter xml, string name, string? ns, IEnumerable<(string Name, string? Value)> attributes, Action? within = null)
    {
        xml.WriteStartElement(name, ns);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                xml.WriteAttributeString(attribute, value);
            }
        }
        within?.Invoke();
        xml.WriteEndElement();
    }

    /// <summary>A text as a cell holds it: what XML can't hold is replaced, and an apostrophe that a reader would take away is there twice.</summary>
    public static string Cell(string text)
    {
        var sound = string.Concat(text.EnumerateRunes().Select(rune => rune.Value < 0x20 && rune.Value is not (9 or 10 or 13) || rune.Value is 0xfffe or 0xffff ? "\ufffd" : rune.ToString()));
        return SheetText.Plain(sound) == sound ? sound : "'" + sound;
    }

    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
