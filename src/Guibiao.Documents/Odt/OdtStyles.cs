using System.Globalization;
using System.Xml;

namespace Guibiao.Documents.Odt;

/// <summary>The styles and pages of the documents that we write; people can change them in their program.</summary>
internal static class OdtStyles
{
    /// <summary>The style of a heading, with the blank written as the standard wants it.</summary>
    public static string Heading(int level) => $"Heading_20_{Math.Clamp(level, 1, 6)}";

    public static void Write(XmlWriter xml, Document document)
    {
        OdtNames.Begin(xml, "document-styles");
        Faces(xml);
        xml.Start("office:styles");
        xml.Start("style:default-style", ("style:family", "paragraph"));
        xml.Put("style:paragraph-properties", ("style:text-autospace", "ideograph-alpha"), ("style:punctuation-wrap", "simple"), ("style:line-break", "strict"), ("style:writing-mode", "lr-tb"), ("style:tab-stop-distance", "10mm"));
        Text(xml, document, 12);
        xml.WriteEndElement();
        xml.Start("style:default-style", ("style:family", "table"));
        xml.Put("style:table-properties", ("table:border-model", "collapsing"));
        xml.WriteEndElement();
        xml.Start("style:default-style", ("style:family", "table-row"));
        xml.Put("style:table-row-properties", ("fo:keep-together", "auto"));
        xml.WriteEndElement();
        // Latin words are none of the document's language: as Chinese they would be broken anywhere.
        xml.Start("style:style", ("style:name", "Standard"), ("style:family", "paragraph"), ("style:class", "text"));
        xml.Put("style:text-properties", ("fo:language", "en"), ("fo:country", "US"));
        xml.WriteEndElement();
        Paragraph(xml, "Text_20_body", 12, false, ("fo:text-indent", "8.5mm"), ("fo:margin-bottom", "3mm"), ("fo:line-height", "160%"), ("fo:text-align", "justify"), ("fo:orphans", "2"), ("fo:widows", "2"));
        Paragraph(xml, "Title", 26, true, ("fo:text-align", "center"), ("fo:margin-top", "4mm"), ("fo:margin-bottom", "12mm"), ("fo:line-height", "140%"));
        Paragraph(xml, "Cover", 16, false, ("fo:text-align", "center"), ("fo:margin-bottom", "4mm"));
        Paragraph(xml, "Note", 10, false, ("fo:keep-with-next", "always"), ("fo:margin-top", "1mm"), ("fo:margin-bottom", "1mm"));
        Paragraph(xml, "List_20_Numbered", 12, false, ("fo:margin-bottom", "2mm"), ("fo:line-height", "150%"), ("fo:text-align", "justify"));
        Paragraph(xml, "List_20_Plain", 12, false, ("fo:margin-bottom", "2mm"), ("fo:line-height", "150%"), ("fo:text-align", "justify"));
        Paragraph(xml, "List_20_Note", 10, false, ("fo:margin-bottom", "0.5mm"));
        Paragraph(xml, "Table_20_Contents", 11, false, ("fo:line-height", "130%"), ("fo:orphans", "2"), ("fo:widows", "2"));
        Paragraph(xml, "Table_20_Centred", 11, false, ("fo:line-height", "130%"), ("fo:text-align", "center"));
        Paragraph(xml, "Table_20_Heading", 11, true, ("fo:line-height", "130%"), ("fo:text-align", "center"));
        Paragraph(xml, "Contents_20_Heading", 18, true, ("fo:text-align", "center"), ("fo:margin-bottom", "8mm"));
        Paragraph(xml, "Footer", 9, false);
        foreach (var (level, size, before) in ((int, int, string)[])[(1, 18, "8mm"), (2, 14, "6mm"), (3, 13, "5mm"), (4, 12, "4mm"), (5, 12, "4mm"), (6, 12, "4mm")])
        {
            xml.Start("style:style", ("style:name", Heading(level)), ("style:display-name", $"Heading {level}"), ("style:family", "paragraph"), ("style:parent-style-name", "Standard"),
                ("style:next-style-name", "Text_20_body"), ("style:default-outline-level", $"{level}"), ("style:class", "text"));
            xml.Put("style:paragraph-properties", ("fo:keep-with-next", "always"), ("fo:margin-top", before), ("fo:margin-bottom", level == 1 ? "5mm" : "2mm"), ("fo:line-height", "140%"));
            Size(xml, size, bold: true);
            xml.WriteEndElement();
        }
        // The page numbers stand at the right edge of an upright page, where the contents are.
        for (var level = 1; level <= 3; level++)
        {
            xml.Start("style:style", ("style:name", $"Contents_20_{level}"), ("style:display-name", $"Contents {level}"), ("style:family", "paragraph"), ("style:parent-style-name", "Standard"), ("style:class", "index"));
            xml.Start("style:paragraph-properties", ("fo:margin-left", $"{8 * (level - 1)}mm"), ("fo:margin-top", level == 1 ? "3mm" : "0mm"), ("fo:margin-bottom", "1mm"));
            xml.Start("style:tab-stops");
            xml.Put("style:tab-stop", ("style:position", $"{PageKind.Upright.TextWidth - 8 * (level - 1)}mm"), ("style:type", "right"), ("style:leader-style", "dotted"), ("style:leader-text", "."));
            xml.WriteEndElement();
            xml.WriteEndElement();
            Size(xml, 12, level == 1);
            xml.WriteEndElement();
        }
        xml.Start("style:style", ("style:name", "Contents_20_Link"), ("style:display-name", "Contents Link"), ("style:family", "text"));
        xml.Put("style:text-properties", ("fo:color", "#000000"), ("style:text-underline-style", "none"));
        xml.WriteEndElement();
        xml.Start("text:list-style", ("style:name", "Items"));
        for (var level = 1; level <= 10; level++)
        {
            // The items' texts have their own numbers: a bullet that is seen would be a second mark, and a number that isn't is printed by some programs.
            xml.Start("text:list-level-style-bullet", ("text:level", $"{level}"), ("text:bullet-char", " "), ("text:bullet-relative-size", "10%"));
            xml.Start("style:list-level-properties", ("text:list-level-position-and-space-mode", "label-alignment"));
            xml.Put("style:list-level-label-alignment", ("text:label-followed-by", "nothing"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
        Pages(xml, document);
        xml.WriteEndElement();
    }

    public static void Faces(XmlWriter xml)
    {
        xml.Start("office:font-face-decls");
        xml.Put("style:font-face", ("style:name", "Kai"), ("svg:font-family", string.Join(", ", PrintedText.Faces.Select(face => $"'{face}'"))), ("style:font-family-generic", "script"), ("style:font-pitch", "variable"));
        xml.WriteEndElement();
    }

    private static void Pages(XmlWriter xml, Document document)
    {
        xml.Start("office:automatic-styles");
        foreach (var page in (PageKind[])[PageKind.Cover, PageKind.Upright, PageKind.Broad])
        {
            xml.Start("style:page-layout", ("style:name", "Layout" + page.Name));
            xml.Put("style:page-layout-properties", ("fo:page-width", $"{page.Width}mm"), ("fo:page-height", $"{page.Height}mm"), ("style:print-orientation", page.Width > page.Height ? "landscape" : "portrait"),
                ("fo:margin-top", $"{PageKind.Margin}mm"), ("fo:margin-bottom", "12mm"), ("fo:margin-left", $"{PageKind.Margin}mm"), ("fo:margin-right", $"{PageKind.Margin}mm"), ("style:writing-mode", "lr-tb"));
            if (page != PageKind.Cover)
            {
                xml.Start("style:footer-style");
                xml.Put("style:header-footer-properties", ("fo:min-height", "8mm"), ("fo:margin-top", "4mm"));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.Start("style:style", ("style:name", "Footer" + page.Name), ("style:family", "paragraph"), ("style:parent-style-name", "Footer"));
            xml.Start("style:paragraph-properties");
            xml.Start("style:tab-stops");
            xml.Put("style:tab-stop", ("style:position", $"{page.TextWidth}mm"), ("style:type", "right"));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.Start("office:master-styles");
        foreach (var page in (PageKind[])[PageKind.Cover, PageKind.Upright, PageKind.Broad])
        {
            xml.Start("style:master-page", ("style:name", page.Name), ("style:page-layout-name", "Layout" + page.Name));
            if (page != PageKind.Cover)
            {
                var words = PrintedText.PageNumber(document);
                xml.Start("style:footer");
                xml.Start("text:p", ("text:style-name", "Footer" + page.Name));
                xml.WriteString(PrintedText.Clean(document.Title ?? ""));
                xml.Put("text:tab");
                xml.WriteString(words[0]);
                xml.Start("text:page-number", ("text:select-page", "current"));
                xml.WriteString("1");
                xml.WriteEndElement();
                xml.WriteString(words[1]);
                xml.Start("text:page-count");
                xml.WriteString("1");
                xml.WriteEndElement();
                xml.WriteString(words[2]);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Paragraph(XmlWriter xml, string name, int size, bool bold, params ReadOnlySpan<(string Name, string Value)> properties)
    {
        xml.Start("style:style", ("style:name", name), ("style:display-name", name.Replace("_20_", " ", StringComparison.Ordinal)), ("style:family", "paragraph"), ("style:parent-style-name", "Standard"));
        xml.Put("style:paragraph-properties", properties);
        Size(xml, size, bold);
        xml.WriteEndElement();
    }

    private static void Size(XmlWriter xml, int size, bool bold)
    {
        var (points, weight) = (size.ToString(CultureInfo.InvariantCulture) + "pt", bold ? "bold" : "normal");
        xml.Put("style:text-properties", ("fo:font-size", points), ("style:font-size-asian", points), ("style:font-size-complex", points),
            ("fo:font-weight", weight), ("style:font-weight-asian", weight), ("style:font-weight-complex", weight));
    }

    // The country decides which shapes of the characters a font of all of East Asia takes.
    private static void Text(XmlWriter xml, Document document, int size)
    {
        var (language, country) = document.Language.Split('-') is [var one, .., { Length: 2 } other] ? (one, other) : (document.Language, "none");
        var points = size.ToString(CultureInfo.InvariantCulture) + "pt";
        xml.Put("style:text-properties", ("style:font-name", "Kai"), ("style:font-name-asian", "Kai"), ("style:font-name-complex", "Kai"), ("fo:font-size", points), ("style:font-size-asian", points), ("style:font-size-complex", points),
            ("fo:language", language), ("fo:country", country), ("style:language-asian", "zh"), ("style:country-asian", "TW"), ("fo:hyphenate", "false"), ("style:use-window-font-color", "true"));
    }
}
