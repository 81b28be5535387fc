using System.Text;
using Guibiao.Documents;
using Guibiao.Documents.Docx;
using Guibiao.Documents.Html;
using Guibiao.Documents.Odt;

namespace Guibiao.Plans;

/// <summary>Writes a stored plan as a file that people open.</summary>
public static class PlanFile
{
    /// <summary>A format's name, which is the end of its files' names, and its media type.</summary>
    public static IReadOnlyDictionary<string, string> Formats { get; } = new Dictionary<string, string>
    {
        ["txt"] = "text/plain; charset=utf-8",
        ["html"] = "text/html; charset=utf-8",
        ["odt"] = OdtWriter.MediaType,
        ["docx"] = DocxWriter.MediaType,
        ["pdf"] = "application/pdf",
    };

    /// <summary>The file's bytes; null and the reason where a PDF can't be made here.</summary>
    public static (byte[]? Bytes, Issue? Issue) Write(StoredPlan stored, string format)
    {
        var document = PlanDocument.Of(stored);
        switch (format)
        {
            case "txt":
                return (Encoding.UTF8.GetBytes(PlainTextWriter.Write(document)), null);
            case "html":
                return (HtmlWriter.Write(document), null);
            case "odt":
                return (OdtWriter.Write(document), null);
            case "docx":
                return (DocxWriter.Write(document), null);
            default:
                var (pdf, issue) = LibreOffice.ToPdf(OdtWriter.Write(document));
                return (pdf, issue is null ? null : Issue.From(issue));
        }
    }
}
