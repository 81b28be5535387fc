using Guibiao.Documents.Html;

namespace Guibiao.Documents;

/// <summary>Reads a document of any known format; the format is told by the content, never by the file's name.</summary>
public static class DocumentReaders
{
    // The first format that knows the bytes reads them; text comes last because it takes whatever is left.
    private static readonly DocumentFormat[] Formats =
    [
        new(OfficeFile.IsZip, OfficeFile.ReadZip),
        new(OfficeFile.IsCompound, OfficeFile.ReadCompound),
        new(OfficeFile.IsPicture, OfficeFile.ReadPicture),
        new(OfficeFile.IsRich, OfficeFile.ReadRich),
        new(HtmlReader.Recognises, OfficeFile.ReadHtml),
        new(TextDocument.Recognises, TextDocument.Read),
    ];

    // The longest plan seen has a megabyte of text.
    private const int Largest = 32 << 20;

    /// <summary>The document, or an error in one sentence where no format knows the content. The file's name is only kept in the places.</summary>
    public static DocumentReading Read(ReadOnlyMemory<byte> bytes, string? file = null)
    {
        if (bytes.IsEmpty)
        {
            return Refuse("document.empty", file);
        }
        if (bytes.Length > Largest)
        {
            return Refuse("document.tooLarge", file, Largest >> 20);
        }
        foreach (var format in Formats)
        {
            if (format.Recognises(bytes.Span))
            {
                return format.Read(bytes, file);
            }
        }
        return Refuse("document.unknownFormat", file);
    }

    private static DocumentReading Refuse(string code, string? file, params object?[] arguments) => new(null, [DocumentIssue.Error(code, new Place(file), arguments)]);

    private sealed record DocumentFormat(Recognition Recognises, Func<ReadOnlyMemory<byte>, string?, DocumentReading> Read);

    private delegate bool Recognition(ReadOnlySpan<byte> bytes);
}
