using System.Text;

namespace Guibiao.Documents;

/// <summary>Writes a document as plain text: a line a block, tabs between cells. Pages and their contents are no part of a text.</summary>
public static class PlainTextWriter
{
    public static string Write(Document document)
    {
        var text = new StringBuilder();
        for (var at = 0; at < document.Blocks.Count; at++)
        {
            switch (document.Blocks[at])
            {
                case Heading heading:
                    Line(text, heading.Text);
                    break;
                case Paragraph paragraph:
                    Line(text, paragraph.Text);
                    break;
                case ListItem item:
                    text.Append(' ', 2 * (item.Depth - 1)).Append("- ").Append(OneLine(item.Text)).Append(at + 1 < document.Blocks.Count && document.Blocks[at + 1] is ListItem ? "\n" : "\n\n");
                    break;
                case Table table:
                    foreach (var row in table.Rows)
                    {
                        text.AppendJoin('\t', row.Cells.Select(cell => OneLine(cell.Text))).Append('\n');
                    }
                    text.Append('\n');
                    break;
            }
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, string line)
    {
        if (line.Length > 0)
        {
            text.Append(OneLine(line)).Append("\n\n");
        }
    }

    private static string OneLine(string text) => text.AsSpan().ContainsAny('\n', '\t') ? text.Replace('\n', ' ').Replace('\t', ' ') : text;
}
