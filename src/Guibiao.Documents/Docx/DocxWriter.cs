using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Guibiao.Documents.Docx;

/// <summary>Writes a document as Office Open XML, which Word and LibreOffice read.</summary>
public static class DocxWriter
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(Document document)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = PrintedText.Clean(document.Title ?? "");
            package.PackageProperties.Language = document.Language;
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Of(document);
            main.AddNewPart<FontTablePart>().Fonts = DocxStyles.Faces();
            main.AddNewPart<DocumentSettingsPart>().Settings = new W.Settings(new W.Compatibility(
                new W.CompatibilitySetting { Name = W.CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            var footers = ((PageKind[])[PageKind.Upright, PageKind.Broad]).ToDictionary(page => page, page =>
            {
                var part = main.AddNewPart<FooterPart>();
                part.Footer = DocxStyles.Footer(document, page);
                return main.GetIdOfPart(part);
            });
            using var xml = OpenXmlWriter.Create(main);
            xml.WriteStartElement(new W.Document());
            xml.WriteStartElement(new W.Body());
            new DocxBody(xml, document, footers).Write();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return file.ToArray();
    }
}
