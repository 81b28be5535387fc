using System.Globalization;
using System.Xml;

namespace Guibiao.Documents.Html;

/// <summary>Writes the blocks of a document into the body of a page. The title is the first heading, so all others stand one lower.</summary>
internal sealed class HtmlBody(XmlWriter xml, Document document)
{
    private readonly IReadOnlyList<SetBlock> blocks = SetBlock.Of(document);

    public void Write()
    {
        var at = 0;
        if (blocks.Count > 0 && blocks[0].Page == PageKind.Cover)
        {
            xml.WriteStartElement("header");
            for (; at < blocks.Count && blocks[at].Page == PageKind.Cover; at++)
            {
                var paragraph = (Paragraph)blocks[at].Block;
                Put(paragraph.Role == ParagraphRole.Title ? "h1" : "p", paragraph.Text);
            }
            xml.WriteEndElement();
        }
        for (; at < blocks.Count && blocks[at].Block is Contents; at++)
        {
            WriteContents();
        }
        xml.WriteStartElement("main");
        var inSection = false;
        for (; at < blocks.Count; at++)
        {
            // Pages of one kind are a section: paper turns with it.
            if (blocks[at].Begins || !inSection)
            {
                if (inSection)
                {
                    xml.WriteFullEndElement();
                }
                xml.WriteStartElement("section");
                xml.WriteAttributeString("class", blocks[at].Page == PageKind.Broad ? "broad page" : "page");
                inSection = true;
            }
            switch (blocks[at].Block)
            {
                case Heading heading:
                    Put($"h{Level(heading)}", heading.Text, ("id", $"h{at}"), ("class", blocks[at].Breaks ? "page" : null));
                    break;
                case Paragraph paragraph:
                    Put("p", paragraph.Text, ("class", paragraph.Role == ParagraphRole.Note ? "note" : null));
                    break;
                case ListItem:
                    at = WriteItems(at, 1) - 1;
                    break;
                case Table table:
                    WriteTable(at, table);
                    break;
                case Contents:
                    WriteContents();
                    break;
            }
        }
        if (inSection)
        {
            xml.WriteFullEndElement();
        }
        xml.WriteFullEndElement();
    }

    private static int Level(Heading heading) => Math.Clamp(heading.Level + 1, 2, 6);

    private void Put(string element, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) => HtmlWriter.Element(xml, element, text, attributes);

    private void WriteContents()
    {
        xml.WriteStartElement("nav");
        xml.WriteAttributeString("aria-label", PrintedText.Contents(document));
        Put("h2", PrintedText.Contents(document));
        var open = 0;
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at].Block is not Heading heading)
            {
                continue;
            }
            var level = Math.Min(Math.Max(heading.Level, 1), open + 1);
            if (level <= open)
            {
                for (; open > level; open--)
                {
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
            else
            {
                xml.WriteStartElement("ul");
                open++;
            }
            xml.WriteStartElement("li");
            Put("a", heading.Text, ("href", $"#h{at}"));
        }
        for (; open > 0; open--)
        {
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // Items of one depth are a list; deeper ones a list inside the item before. Returns what comes after them.
    private int WriteItems(int at, int depth)
    {
        xml.WriteStartElement("ul");
        while (at < blocks.Count && blocks[at].Block is ListItem item && item.Depth >= depth)
        {
            xml.WriteStartElement("li");
            if (item.Depth == depth)
            {
                WriteLines(item.Text);
                at++;
            }
            if (at < blocks.Count && blocks[at].Block is ListItem next && next.Depth > depth)
            {
                at = WriteItems(at, depth + 1);
            }
            xml.WriteFullEndElement();
        }
        xml.WriteEndElement();
        return at;
    }

    private void WriteTable(int at, Table table)
    {
        var name = blocks.Take(at).Select(one => one.Block).OfType<Heading>().LastOrDefault()?.Text;
        xml.WriteStartElement("div");
        xml.WriteAttributeString("class", "wide");
        // Where it is broader than the screen, people without a mouse reach it to move it.
        xml.WriteAttributeString("tabindex", "0");
        xml.WriteAttributeString("role", "region");
        xml.WriteAttributeString("aria-label", PrintedText.Clean(name ?? document.Title ?? ""));
        xml.WriteStartElement("table");
        var columns = table.Rows.Max(row => row.Cells.Count);
        var widths = blocks[at].Page.Columns(table);
        xml.WriteStartElement("colgroup");
        foreach (var width in widths)
        {
            HtmlWriter.Element(xml, "col", null, ("style", $"width:{width / blocks[at].Page.TextWidth}%"));
        }
        xml.WriteEndElement();
        if (table.HeaderRows > 0)
        {
            xml.WriteStartElement("thead");
            for (var row = 0; row < table.HeaderRows; row++)
            {
                WriteRow(table, row, columns, []);
            }
            xml.WriteEndElement();
        }
        for (var row = table.HeaderRows; row < table.Rows.Count; row++)
        {
            // Rows that share their first cell are a group, which it heads.
            var continues = row > table.HeaderRows && table.Rows[row].Cells is [{ Continues: true }, ..];
            if (!continues)
            {
                if (row > table.HeaderRows)
                {
                    xml.WriteEndElement();
                }
                xml.WriteStartElement("tbody");
            }
            WriteRow(table, row, columns, widths);
        }
        if (table.Rows.Count > table.HeaderRows)
        {
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteRow(Table table, int row, int columns, int[] widths)
    {
        xml.WriteStartElement("tr");
        if (widths.Length > 0 && !PrintedText.IsLong(table.Rows[row], widths))
        {
            xml.WriteAttributeString("class", "short");
        }
        for (var column = 0; column < columns; column++)
        {
            var cell = column < table.Rows[row].Cells.Count ? table.Rows[row].Cells[column] : null;
            if (cell is { Continues: true } && row > table.HeaderRows)
            {
                continue;
            }
            var rows = PrintedText.Rows(table, row, column);
            var heads = row < table.HeaderRows;
            xml.WriteStartElement(heads || column == 0 && table.HeaderRows > 0 ? "th" : "td");
            if (heads || column == 0 && table.HeaderRows > 0)
            {
                xml.WriteAttributeString("scope", heads ? "col" : rows > 1 ? "rowgroup" : "row");
            }
            else if (PrintedText.IsCentred(table, column))
            {
                xml.WriteAttributeString("class", "middle");
            }
            if (rows > 1)
            {
                xml.WriteAttributeString("rowspan", rows.ToString(CultureInfo.InvariantCulture));
            }
            var lines = (cell?.Text ?? "").Split('\n');
            if (lines.Length == 1)
            {
                xml.WriteString(PrintedText.Clean(lines[0]));
            }
            else
            {
                foreach (var line in lines)
                {
                    Put("p", line);
                }
            }
            xml.WriteFullEndElement();
        }
        xml.WriteFullEndElement();
        xml.WriteRaw("\n");
    }

    private void WriteLines(string text)
    {
        var lines = PrintedText.Clean(text).Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0)
            {
                HtmlWriter.Element(xml, "br", null);
            }
            xml.WriteString(lines[at]);
        }
    }
}
