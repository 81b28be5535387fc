using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Guibiao.Documents.Docx;

/// <summary>The styles and the foot of the pages of the documents that we write. Lengths are twentieths of a point.</summary>
internal static class DocxStyles
{
    public static int Twentieths(int hundredthsOfMillimetre) => hundredthsOfMillimetre * 1440 / 2540;

    public static string Heading(int level) => $"Heading{Math.Clamp(level, 1, 6)}";

    public static Styles Of(Document document)
    {
        var face = PrintedText.Faces[0];
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = face, HighAnsi = face, EastAsia = face, ComplexScript = face },
                new FontSize { Val = "24" },
                // Latin words are none of the document's language: as Chinese they would be broken anywhere.
                new Languages { Val = "en-US", EastAsia = document.Language.StartsWith("en", StringComparison.Ordinal) ? "zh-TW" : document.Language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle())));
        styles.Append(new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
        styles.Append(Paragraph("BodyText", "Body Text", 12, false, new SpacingBetweenLines { After = "170", Line = "384", LineRule = LineSpacingRuleValues.Auto }, new Indentation { FirstLine = "480", FirstLineChars = 200 }, new Justification { Val = JustificationValues.Both }));
        styles.Append(Paragraph("Title", "Title", 26, true, new SpacingBetweenLines { Before = "227", After = "680" }, new Justification { Val = JustificationValues.Center }));
        styles.Append(Paragraph("Cover", "Cover", 16, false, new SpacingBetweenLines { After = "227" }, new Justification { Val = JustificationValues.Center }));
        styles.Append(Paragraph("Note", "Note", 10, false, new KeepNext(), new SpacingBetweenLines { Before = "57", After = "57" }));
        styles.Append(Paragraph("ListNumbered", "List Numbered", 12, false, new SpacingBetweenLines { After = "113", Line = "360", LineRule = LineSpacingRuleValues.Auto }, new Indentation { Left = "964", Hanging = "482" }, new Justification { Val = JustificationValues.Both }));
        styles.Append(Paragraph("ListPlain", "List Plain", 12, false, new SpacingBetweenLines { After = "113", Line = "360", LineRule = LineSpacingRuleValues.Auto }, new Indentation { Left = "482" }, new Justification { Val = JustificationValues.Both }));
        styles.Append(Paragraph("ListNote", "List Note", 10, false, new SpacingBetweenLines { After = "28" }, new Indentation { Left = "227", Hanging = "227" }));
        styles.Append(Paragraph("TableContents", "Table Contents", 11, false, new SpacingBetweenLines { Line = "312", LineRule = LineSpacingRuleValues.Auto }));
        styles.Append(Paragraph("TableCentred", "Table Centred", 11, false, new SpacingBetweenLines { Line = "312", LineRule = LineSpacingRuleValues.Auto }, new Justification { Val = JustificationValues.Center }));
        styles.Append(Paragraph("TableHeading", "Table Heading", 11, true, new SpacingBetweenLines { Line = "312", LineRule = LineSpacingRuleValues.Auto }, new Justification { Val = JustificationValues.Center }));
        styles.Append(Paragraph("ContentsHeading", "TOC Heading", 18, true, new SpacingBetweenLines { After = "454" }, new Justification { Val = JustificationValues.Center }));
        styles.Append(Paragraph("Footer", "footer", 9, false));
        foreach (var (level, size, before) in ((int, int, string)[])[(1, 18, "454"), (2, 14, "340"), (3, 13, "283"), (4, 12, "227"), (5, 12, "227"), (6, 12, "227")])
        {
            styles.Append(Paragraph(Heading(level), $"heading {level}", size, true, new KeepNext(), new SpacingBetweenLines { Before = before, After = level == 1 ? "283" : "113" }, new OutlineLevel { Val = level - 1 }));
        }
        for (var level = 1; level <= 3; level++)
        {
            styles.Append(Paragraph($"TOC{level}", $"toc {level}", 12, level == 1,
                new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = Twentieths(100 * PageKind.Upright.TextWidth) }),
                new SpacingBetweenLines { Before = level == 1 ? "170" : "0", After = "57" },
                new Indentation { Left = Twentieths(800 * (level - 1)).ToString(CultureInfo.InvariantCulture) }));
        }
        return styles;
    }

    /// <summary>The document's title, and at the other edge the number of the page.</summary>
    public static Footer Footer(Document document, PageKind page)
    {
        var words = PrintedText.PageNumber(document);
        return new(new W.Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }, new Tabs(new TabStop { Val = TabStopValues.Right, Position = Twentieths(100 * page.TextWidth) })),
            Words(document.Title ?? ""), new Run(new TabChar()), Words(words[0]), Field(" PAGE "), Words(words[1]), Field(" NUMPAGES "), Words(words[2])));
    }

    /// <summary>The typeface with the names of those that stand in for it.</summary>
    public static Fonts Faces() => new(new Font(
        new AltName { Val = string.Join(',', PrintedText.Faces.Skip(1)) }, new FontCharSet { Val = "88" }, new FontFamily { Val = FontFamilyValues.Script }, new Pitch { Val = FontPitchValues.Variable })
    { Name = PrintedText.Faces[0] });

    public static Run Words(string text) => new(new Text(PrintedText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });

    private static SimpleField Field(string instruction) => new(Words("1")) { Instruction = instruction };

    private static Style Paragraph(string id, string name, int size, bool bold, params OpenXmlElement[] properties)
    {
        var run = new StyleRunProperties();
        if (bold)
        {
            run.Append(new Bold(), new BoldComplexScript());
        }
        var half = (2 * size).ToString(CultureInfo.InvariantCulture);
        run.Append(new FontSize { Val = half }, new FontSizeComplexScript { Val = half });
        return new(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), new StyleParagraphProperties(properties), run) { Type = StyleValues.Paragraph, StyleId = id };
    }
}
