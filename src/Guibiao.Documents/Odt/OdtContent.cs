using System.Xml;

namespace Guibiao.Documents.Odt;

/// <summary>Writes the content of an OpenDocument text.</summary>
internal sealed class OdtContent(XmlWriter xml, Document document)
{
    // Deeper headings are found on their chapter's pages.
    private const int DeepestInContents = 3;

    private readonly IReadOnlyList<SetBlock> blocks = SetBlock.Of(document);

    public void Write()
    {
        OdtNames.Begin(xml, "document-content");
        OdtStyles.Faces(xml);
        xml.Start("office:automatic-styles");
        WriteStyles();
        xml.WriteEndElement();
        xml.Start("office:body");
        xml.Start("office:text");
        for (var at = 0; at < blocks.Count; at++)
        {
            WriteBlock(at);
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteStyles()
    {
        foreach (var (name, heading) in ((string, bool)[])[("Cell", false), ("HeadingCell", true)])
        {
            xml.Start("style:style", ("style:name", name), ("style:family", "table-cell"));
            xml.Put("style:table-cell-properties", ("fo:border", "0.5pt solid #404040"), ("fo:padding", "1.2mm"), ("style:vertical-align", heading ? "middle" : "top"), ("fo:background-color", heading ? "#e8e8e4" : "transparent"));
            xml.WriteEndElement();
        }
        foreach (var (name, keep) in ((string, string)[])[("Row", "always"), ("LongRow", "auto")])
        {
            xml.Start("style:style", ("style:name", name), ("style:family", "table-row"));
            xml.Put("style:table-row-properties", ("fo:keep-together", keep));
            xml.WriteEndElement();
        }
        // A list's own indents hold over those of a named style, so the items' stand here.
        foreach (var (name, left, first) in ((string, string, string)[])[("List_20_Numbered", "17mm", "-8.5mm"), ("List_20_Plain", "8.5mm", "0mm"), ("List_20_Note", "4mm", "-4mm")])
        {
            WriteItemStyle("Item" + name, name, left, first, keep: false);
            WriteItemStyle("KeptItem" + name, name, left, first, keep: true);
        }
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at].Block is Table table)
            {
                WriteStyles(at, table);
            }
            else if (blocks[at] is { Begins: true } or { Breaks: true })
            {
                StartStyle(at, "paragraph", StyleOf(blocks[at].Block, at));
                if (blocks[at].Breaks)
                {
                    xml.Put("style:paragraph-properties", ("fo:break-before", "page"));
                }
                else if (blocks[at].Page == PageKind.Cover)
                {
                    xml.Put("style:paragraph-properties", ("fo:margin-top", "80mm"));
                }
                xml.WriteEndElement();
            }
        }
    }

    private void WriteItemStyle(string name, string parent, string left, string first, bool keep)
    {
        xml.Start("style:style", ("style:name", name), ("style:family", "paragraph"), ("style:parent-style-name", parent), ("style:list-style-name", "Items"));
        xml.Put("style:paragraph-properties", ("fo:margin-left", left), ("fo:text-indent", first), ("fo:keep-with-next", keep ? "always" : "auto"));
        xml.WriteEndElement();
    }

    private void WriteStyles(int at, Table table)
    {
        StartStyle(at, "table", null);
        xml.Put("style:table-properties", ("style:width", $"{blocks[at].Page.TextWidth}mm"), ("table:align", "margins"), ("table:border-model", "collapsing"), ("style:may-break-between-rows", "true"), ("fo:margin-bottom", "3mm"),
            ("fo:break-before", blocks[at].Breaks ? "page" : "auto"));
        xml.WriteEndElement();
        var widths = blocks[at].Page.Columns(table);
        for (var column = 0; column < widths.Length; column++)
        {
            xml.Start("style:style", ("style:name", $"B{at}.{column}"), ("style:family", "table-column"));
            xml.Put("style:table-column-properties", ("style:column-width", PageKind.Millimetres(widths[column])));
            xml.WriteEndElement();
        }
    }

    private void StartStyle(int at, string family, string? parent)
    {
        xml.Start("style:style", ("style:name", $"B{at}"), ("style:family", family));
        if (parent is not null)
        {
            xml.WriteAttributeString("style", "parent-style-name", OdtNames.Style, parent);
        }
        if (blocks[at].Begins)
        {
            xml.WriteAttributeString("style", "master-page-name", OdtNames.Style, blocks[at].Page.Name);
        }
    }

    // A block that begins a page has a style of its own that says so.
    private string StyleAt(int at) => blocks[at] is { Begins: true } or { Breaks: true } ? $"B{at}" : StyleOf(blocks[at].Block, at);

    private string StyleOf(Block block, int at = 0) => block switch
    {
        Heading heading => OdtStyles.Heading(heading.Level),
        Paragraph { Role: ParagraphRole.Title } => "Title",
        Paragraph { Role: ParagraphRole.Cover } => "Cover",
        Paragraph { Role: ParagraphRole.Note } => "Note",
        ListItem item when IsUnderNote(at) => "List_20_Note",
        ListItem item => PrintedText.IsNumbered(item.Text) ? "List_20_Numbered" : "List_20_Plain",
        Contents => "Contents_20_Heading",
        _ => "Text_20_body",
    };

    private bool IsUnderNote(int at)
    {
        while (at > 0 && blocks[at].Block is ListItem)
        {
            at--;
        }
        return blocks[at].Block is Paragraph { Role: ParagraphRole.Note };
    }

    private void WriteBlock(int at)
    {
        switch (blocks[at].Block)
        {
            case Heading heading:
                xml.Start("text:h", ("text:style-name", StyleAt(at)), ("text:outline-level", $"{Math.Clamp(heading.Level, 1, 6)}"));
                xml.Put("text:bookmark-start", ("text:name", $"h{at}"));
                WriteText(heading.Text);
                xml.Put("text:bookmark-end", ("text:name", $"h{at}"));
                xml.WriteEndElement();
                break;
            case Paragraph paragraph:
                WriteParagraph(StyleAt(at), paragraph.Text);
                break;
            case ListItem item:
                WriteItem(at, item);
                break;
            case Table table:
                WriteTable(at, table);
                break;
            case Contents:
                WriteContents(at);
                break;
        }
    }

    private void WriteParagraph(string style, string text)
    {
        xml.Start("text:p", ("text:style-name", style));
        WriteText(text);
        xml.WriteEndElement();
    }

    // Items that follow each other are one list.
    private void WriteItem(int at, ListItem item)
    {
        if (at == 0 || blocks[at - 1].Block is not ListItem || blocks[at].Begins)
        {
            xml.Start("text:list", ("text:style-name", "Items"));
        }
        xml.Start("text:list-item");
        for (var depth = 1; depth < item.Depth; depth++)
        {
            xml.Start("text:list");
            xml.Start("text:list-item");
        }
        WriteParagraph(blocks[at] is { Begins: true } or { Breaks: true } ? StyleAt(at) : (IsUnderNote(at) && at + 1 < blocks.Count && blocks[at + 1].Block is ListItem ? "KeptItem" : "Item") + StyleOf(item, at), item.Text);
        for (var depth = 1; depth < item.Depth; depth++)
        {
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        if (at + 1 == blocks.Count || blocks[at + 1].Block is not ListItem || blocks[at + 1].Begins)
        {
            xml.WriteEndElement();
        }
    }

    private void WriteTable(int at, Table table)
    {
        xml.Start("table:table", ("table:name", $"Table{at}"), ("table:style-name", $"B{at}"));
        var columns = table.Rows.Max(row => row.Cells.Count);
        for (var column = 0; column < columns; column++)
        {
            xml.Put("table:table-column", ("table:style-name", $"B{at}.{column}"));
        }
        var widths = blocks[at].Page.Columns(table);
        if (table.HeaderRows > 0)
        {
            xml.Start("table:table-header-rows");
        }
        for (var row = 0; row < table.Rows.Count; row++)
        {
            xml.Start("table:table-row", ("table:style-name", PrintedText.IsLong(table.Rows[row], widths) ? "LongRow" : "Row"));
            for (var column = 0; column < columns; column++)
            {
                WriteCell(table, row, column);
            }
            xml.WriteEndElement();
            if (row + 1 == table.HeaderRows)
            {
                xml.WriteEndElement();
            }
        }
        xml.WriteEndElement();
    }

    private void WriteCell(Table table, int row, int column)
    {
        var cell = column < table.Rows[row].Cells.Count ? table.Rows[row].Cells[column] : null;
        if (cell is { Continues: true } && row > 0)
        {
            xml.Put("table:covered-table-cell");
            return;
        }
        var heading = row < table.HeaderRows;
        xml.Start("table:table-cell", ("table:style-name", heading ? "HeadingCell" : "Cell"), ("office:value-type", "string"));
        if (PrintedText.Rows(table, row, column) is > 1 and var rows)
        {
            xml.WriteAttributeString("table", "number-rows-spanned", OdtNames.Table, $"{rows}");
        }
        foreach (var line in (cell?.Text ?? "").Split('\n'))
        {
            WriteParagraph(heading ? "Table_20_Heading" : PrintedText.IsCentred(table, column) ? "Table_20_Centred" : "Table_20_Contents", line);
        }
        xml.WriteEndElement();
    }

    private void WriteContents(int at)
    {
        xml.Start("text:table-of-content", ("text:name", $"Contents{at}"), ("text:protected", "true"));
        xml.Start("text:table-of-content-source", ("text:outline-level", $"{DeepestInContents}"));
        xml.Start("text:index-title-template", ("text:style-name", "Contents_20_Heading"));
        xml.WriteString(PrintedText.Contents(document));
        xml.WriteEndElement();
        for (var level = 1; level <= DeepestInContents; level++)
        {
            xml.Start("text:table-of-content-entry-template", ("text:outline-level", $"{level}"), ("text:style-name", $"Contents_20_{level}"));
            xml.Put("text:index-entry-link-start");
            xml.Put("text:index-entry-text");
            xml.Put("text:index-entry-tab-stop", ("style:type", "right"), ("style:leader-char", "."));
            xml.Put("text:index-entry-page-number");
            xml.Put("text:index-entry-link-end");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.Start("text:index-body");
        xml.Start("text:index-title", ("text:name", $"ContentsTitle{at}"));
        WriteParagraph(StyleAt(at), PrintedText.Contents(document));
        xml.WriteEndElement();
        for (var other = 0; other < blocks.Count; other++)
        {
            if (blocks[other].Block is Heading { Level: <= DeepestInContents } heading)
            {
                xml.Start("text:p", ("text:style-name", $"Contents_20_{heading.Level}"));
                xml.Start("text:a", ("xlink:type", "simple"), ("xlink:href", $"#h{other}"), ("text:style-name", "Contents_20_Link"), ("text:visited-style-name", "Contents_20_Link"));
                WriteText(heading.Text);
                xml.Put("text:tab");
                // The program that lays the pages out fills in the number.
                xml.Put("text:bookmark-ref", ("text:reference-format", "page"), ("text:ref-name", $"h{other}"));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // Blanks that follow each other are one to a reader of XML; the standard has an element for the others.
    private void WriteText(string text)
    {
        var clean = PrintedText.Clean(text);
        var start = 0;
        for (var at = 0; at < clean.Length; at++)
        {
            var blank = clean[at] == ' ' && (at == 0 || clean[at - 1] == ' ' || at + 1 == clean.Length);
            if (blank || clean[at] is '\t' or '\n')
            {
                xml.WriteString(clean[start..at]);
                xml.Put(blank ? "text:s" : clean[at] == '\t' ? "text:tab" : "text:line-break");
                start = at + 1;
            }
        }
        xml.WriteString(clean[start..]);
    }
}
