using System.Xml;
using Guibiao.Documents.Docx;
using Guibiao.Documents.Html;
using Guibiao.Documents.Odt;

namespace Guibiao.Documents;

/// <summary>Reads files of word processors and pages: whatever they hold, the answer is a document or one sentence.</summary>
internal static class OfficeFile
{
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8);

    /// <summary>The container of Word 97 and of every encrypted DOCX.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

    public static bool IsPicture(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])
        || bytes.StartsWith("GIF8"u8) || bytes.StartsWith("BM"u8) && bytes.Length > 14 && bytes[6] == 0 && bytes[7] == 0 || bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8)
        || bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8);

    public static bool IsRich(ReadOnlySpan<byte> bytes) => bytes.StartsWith("{\\rtf"u8);

    public static DocumentReading ReadZip(ReadOnlyMemory<byte> bytes, string? file) => Guarded(file, () =>
    {
        using var zip = OfficeZip.Open(bytes);
        return OdtReader.IsOpenDocument(zip) ? OdtReader.Read(zip, file) : DocxReader.IsOpenXml(zip) ? DocxReader.Read(zip, file) : throw new UnreadableException("document.otherZip");
    });

    public static DocumentReading ReadHtml(ReadOnlyMemory<byte> bytes, string? file) => Guarded(file, () => HtmlReader.Read(bytes, file));

    public static DocumentReading ReadCompound(ReadOnlyMemory<byte> bytes, string? file) =>
        Refused(file, new UnreadableException(bytes.Span.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 ? "document.encrypted" : "document.oldWord"));

    public static DocumentReading ReadPicture(ReadOnlyMemory<byte> bytes, string? file) => Refused(file, new UnreadableException("document.picture"));

    public static DocumentReading ReadRich(ReadOnlyMemory<byte> bytes, string? file) => Refused(file, new UnreadableException("document.rich"));

    private static DocumentReading Guarded(string? file, Func<DocumentReading> read)
    {
        try
        {
            return read();
        }
        catch (UnreadableException unreadable)
        {
            return Refused(file, unreadable);
        }
        // What the libraries of zip and XML say of a file that was cut, changed or made to harm.
        catch (Exception fault) when (fault is InvalidDataException or IOException or XmlException or NotSupportedException or ArgumentException or OverflowException)
        {
            return Refused(file, new UnreadableException("document.damaged"));
        }
    }

    private static DocumentReading Refused(string? file, UnreadableException unreadable) => new(null, [unreadable.At(new Place(file))]);
}
