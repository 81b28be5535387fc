using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Guibiao.Documents.Docx;

/// <summary>Writes the blocks of a document; each block is done with before the next begins, however long the document.</summary>
internal sealed class DocxBody(OpenXmlWriter xml, Document document, IReadOnlyDictionary<PageKind, string> footers)
{
    private const int DeepestInContents = 3;

    private readonly IReadOnlyList<SetBlock> blocks = SetBlock.Of(document);

    public void Write()
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            if (at > 0 && blocks[at].Begins)
            {
                // The properties of a section stand in its last paragraph.
                xml.WriteElement(new W.Paragraph(new W.ParagraphProperties(new W.SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = W.LineSpacingRuleValues.Exact }, Section(blocks[at - 1].Page))));
            }
            switch (blocks[at].Block)
            {
                case Heading heading:
                    xml.WriteElement(Paragraph(at, DocxStyles.Heading(heading.Level), new W.BookmarkStart { Id = Number(at), Name = $"h{at}" }, DocxStyles.Words(heading.Text), new W.BookmarkEnd { Id = Number(at) }));
                    break;
                case Paragraph paragraph:
                    xml.WriteElement(Paragraph(at, StyleOf(at, paragraph), DocxStyles.Words(paragraph.Text)));
                    break;
                case ListItem item:
                    xml.WriteElement(Paragraph(at, StyleOf(at, item), [.. Lines(item.Text)]));
                    break;
                case Table table:
                    WriteTable(at, table);
                    break;
                case Contents:
                    WriteContents(at);
                    break;
            }
        }
        xml.WriteElement(Section(blocks.Count == 0 ? PageKind.Upright : blocks[^1].Page));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private W.SectionProperties Section(PageKind page)
    {
        var section = new W.SectionProperties();
        if (footers.TryGetValue(page, out var footer))
        {
            section.Append(new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = footer });
        }
        var edge = DocxStyles.Twentieths(100 * PageKind.Margin);
        section.Append(new W.PageSize { Width = (uint)DocxStyles.Twentieths(100 * page.Width), Height = (uint)DocxStyles.Twentieths(100 * page.Height), Orient = page.Width > page.Height ? W.PageOrientationValues.Landscape : W.PageOrientationValues.Portrait },
            new W.PageMargin { Top = edge, Bottom = edge, Left = (uint)edge, Right = (uint)edge, Header = 567, Footer = 567, Gutter = 0 });
        return section;
    }

    private W.Paragraph Paragraph(int at, string style, params ReadOnlySpan<OpenXmlElement> inside)
    {
        var properties = new W.ParagraphProperties(new W.ParagraphStyleId { Val = style });
        if (blocks[at].Breaks)
        {
            properties.Append(new W.PageBreakBefore());
        }
        else if (blocks[at].Block is ListItem && IsUnderNote(at) && at + 1 < blocks.Count && blocks[at + 1].Block is ListItem)
        {
            properties.Append(new W.KeepNext());
        }
        else if (at == 0 && blocks[at].Page == PageKind.Cover)
        {
            properties.Append(new W.SpacingBetweenLines { Before = Number(DocxStyles.Twentieths(8000)) });
        }
        var paragraph = new W.Paragraph(properties);
        foreach (var element in inside)
        {
            paragraph.Append(element);
        }
        return paragraph;
    }

    private string StyleOf(int at, Block block) => block switch
    {
        Paragraph { Role: ParagraphRole.Title } => "Title",
        Paragraph { Role: ParagraphRole.Cover } => "Cover",
        Paragraph { Role: ParagraphRole.Note } => "Note",
        ListItem when IsUnderNote(at) => "ListNote",
        ListItem item => PrintedText.IsNumbered(item.Text) ? "ListNumbered" : "ListPlain",
        _ => "BodyText",
    };

    private bool IsUnderNote(int at)
    {
        while (at > 0 && blocks[at].Block is ListItem)
        {
            at--;
        }
        return blocks[at].Block is Paragraph { Role: ParagraphRole.Note };
    }

    private static IEnumerable<OpenXmlElement> Lines(string text)
    {
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0)
            {
                yield return new W.Run(new W.Break());
            }
            yield return DocxStyles.Words(lines[at]);
        }
    }

    private void WriteTable(int at, Table table)
    {
        if (blocks[at].Breaks)
        {
            xml.WriteElement(Paragraph(at, "Note"));
        }
        var widths = blocks[at].Page.Columns(table).Select(DocxStyles.Twentieths).ToArray();
        xml.WriteStartElement(new W.Table());
        xml.WriteElement(new W.TableProperties(
            new W.TableWidth { Width = Number(widths.Sum()), Type = W.TableWidthUnitValues.Dxa },
            Borders(),
            new W.TableLayout { Type = W.TableLayoutValues.Fixed },
            new W.TableCellMarginDefault(
                new W.TopMargin { Width = "57", Type = W.TableWidthUnitValues.Dxa }, new W.TableCellLeftMargin { Width = 68, Type = W.TableWidthValues.Dxa },
                new W.BottomMargin { Width = "57", Type = W.TableWidthUnitValues.Dxa }, new W.TableCellRightMargin { Width = 68, Type = W.TableWidthValues.Dxa })));
        xml.WriteElement(new W.TableGrid(widths.Select(width => new W.GridColumn { Width = Number(width) })));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            WriteRow(table, row, widths, blocks[at].Page.Columns(table));
        }
        xml.WriteEndElement();
        // Two tables would grow into one, and a page may not end in a table.
        if (at + 1 == blocks.Count || blocks[at + 1].Block is Table || blocks[at + 1].Begins)
        {
            xml.WriteElement(new W.Paragraph(new W.ParagraphProperties(new W.ParagraphStyleId { Val = "Note" }, new W.KeepNext { Val = false })));
        }
    }

    private void WriteRow(Table table, int row, int[] widths, int[] columns)
    {
        var properties = new W.TableRowProperties();
        // Without this a page may end inside the row.
        if (!PrintedText.IsLong(table.Rows[row], columns))
        {
            properties.Append(new W.CantSplit());
        }
        if (row < table.HeaderRows)
        {
            properties.Append(new W.TableHeader());
        }
        var set = new W.TableRow(properties);
        for (var column = 0; column < widths.Length; column++)
        {
            var cell = column < table.Rows[row].Cells.Count ? table.Rows[row].Cells[column] : null;
            var of = new W.TableCellProperties(new W.TableCellWidth { Width = Number(widths[column]), Type = W.TableWidthUnitValues.Dxa });
            if (cell is { Continues: true } && row > 0)
            {
                of.Append(new W.VerticalMerge());
            }
            else if (PrintedText.Rows(table, row, column) > 1)
            {
                of.Append(new W.VerticalMerge { Val = W.MergedCellValues.Restart });
            }
            if (row < table.HeaderRows)
            {
                of.Append(new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = "E8E8E4" });
                of.Append(new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center });
            }
            var style = row < table.HeaderRows ? "TableHeading" : PrintedText.IsCentred(table, column) ? "TableCentred" : "TableContents";
            set.Append(new W.TableCell([of, .. (cell?.Text ?? "").Split('\n').Select(line => new W.Paragraph(new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }), DocxStyles.Words(line)))]));
        }
        xml.WriteElement(set);
    }

    private static W.TableBorders Borders() => new(
        new W.TopBorder { Val = W.BorderValues.Single, Size = 4, Color = "404040" }, new W.LeftBorder { Val = W.BorderValues.Single, Size = 4, Color = "404040" },
        new W.BottomBorder { Val = W.BorderValues.Single, Size = 4, Color = "404040" }, new W.RightBorder { Val = W.BorderValues.Single, Size = 4, Color = "404040" },
        new W.InsideHorizontalBorder { Val = W.BorderValues.Single, Size = 4, Color = "404040" }, new W.InsideVerticalBorder { Val = W.BorderValues.Single, Size = 4, Color = "404040" });

    // Each number is a field, marked as stale: the program that lays the pages out fills it in.
    private void WriteContents(int at)
    {
        xml.WriteElement(Paragraph(at, "ContentsHeading", DocxStyles.Words(PrintedText.Contents(document))));
        for (var other = 0; other < blocks.Count; other++)
        {
            if (blocks[other].Block is Heading { Level: <= DeepestInContents } heading)
            {
                xml.WriteElement(new W.Paragraph(
                    new W.ParagraphProperties(new W.ParagraphStyleId { Val = $"TOC{heading.Level}" }),
                    new W.Hyperlink(
                        DocxStyles.Words(heading.Text), new W.Run(new W.TabChar()),
                        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Begin, Dirty = true }), new W.Run(new W.FieldCode($" PAGEREF h{other} ") { Space = SpaceProcessingModeValues.Preserve }),
                        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Separate }), DocxStyles.Words(""), new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.End }))
                    { Anchor = $"h{other}", History = true }));
            }
        }
    }
}
