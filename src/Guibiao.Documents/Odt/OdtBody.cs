using System.Text;
using System.Xml.Linq;

namespace Guibiao.Documents.Odt;

/// <summary>Walks the body of an OpenDocument text. What was deleted stands apart from it, so that what stands in it is the accepted text.</summary>
internal sealed class OdtBody(OdtStyleSheet styles, ReadBlocks blocks, XElement body)
{
    private static readonly XNamespace Text = OdtNames.Text;
    private static readonly XNamespace Table = OdtNames.Table;
    private static readonly XNamespace Draw = OdtNames.Draw;
    private static readonly XNamespace XLink = OdtNames.XLink;
    private static readonly XNamespace Xml = XNamespace.Xml;

    private const int MostRepeated = 1_000;

    // The next numbers of headings by level, and of lists: those that go on with one before take up its numbers.
    private readonly int[] headings = new int[11];
    private readonly Dictionary<string, int[]> lists = [];

    public void Read()
    {
        blocks.Page = body.Descendants(Text + "soft-page-break").Any() ? 1 : null;
        ReadBlocksOf(body);
    }

    private void ReadBlocksOf(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            ReadBlock(element);
        }
    }

    private void ReadBlock(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "h" when element.Name.Namespace == Text:
                ReadHeading(element);
                break;
            case "p" when element.Name.Namespace == Text:
                ReadParagraph(element);
                break;
            case "list" when element.Name.Namespace == Text:
                ReadList(element, 1, element.Attribute(Text + "style-name")?.Value, Counter(element));
                break;
            case "table" when element.Name.Namespace == Table:
                ReadTable(element);
                break;
            case "section" when element.Attribute(Text + "display")?.Value != "none":
            case "index-body" or "numbered-paragraph" or "text-box" or "frame" or "g":
                ReadBlocksOf(element);
                break;
            case "soft-page-break":
                blocks.Page++;
                break;
        }
    }

    private void ReadHeading(XElement element)
    {
        var (text, boxes, _) = Inline(element);
        var level = Math.Clamp(OdtStyleSheet.Number(element.Attribute(Text + "outline-level")) ?? 1, 1, 10);
        if (text.Trim().Length > 0 && !styles.IsOfContents(element.Attribute(Text + "style-name")?.Value))
        {
            var counted = element.Attribute(Text + "is-list-header")?.Value != "true" && styles.Outline.GetValueOrDefault(level) is { Kind: not NumberKind.None };
            blocks.Heading(level, counted ? NumberKinds.Marked(Marker(headings, level, depth => styles.Outline.GetValueOrDefault(depth), null), text) : text);
        }
        boxes.ForEach(ReadBlocksOf);
    }

    private void ReadParagraph(XElement element)
    {
        var (text, boxes, isContents) = Inline(element);
        if (!isContents)
        {
            blocks.Paragraph(text);
        }
        boxes.ForEach(ReadBlocksOf);
    }

    private int[] Counter(XElement list)
    {
        var id = list.Attribute(Xml + "id")?.Value ?? list.Attribute(Text + "id")?.Value;
        var style = list.Attribute(Text + "style-name")?.Value ?? "";
        var counter = list.Attribute(Text + "continue-list")?.Value is { } before && lists.TryGetValue("#" + before, out var named) ? named
            : list.Attribute(Text + "continue-numbering")?.Value == "true" && lists.TryGetValue(style, out var last) ? last
            : new int[11];
        lists[style] = counter;
        if (id is not null)
        {
            lists["#" + id] = counter;
        }
        return counter;
    }

    private void ReadList(XElement list, int depth, string? style, int[] counter)
    {
        if (depth < counter.Length && list.Attribute(Text + "continue-numbering")?.Value != "true" && depth > 1)
        {
            counter[depth] = 0;
        }
        foreach (var item in list.Elements())
        {
            var first = item.Name == Text + "list-item";
            var marker = !first || !item.Elements().Any(IsLine) ? ""
                : Marker(counter, depth, level => styles.Level(item.Attribute(Text + "style-override")?.Value ?? style, level), OdtStyleSheet.Number(item.Attribute(Text + "start-value")));
            foreach (var element in item.Elements())
            {
                if (element.Name == Text + "list")
                {
                    ReadList(element, depth + 1, element.Attribute(Text + "style-name")?.Value ?? style, counter);
                }
                else if (IsLine(element))
                {
                    var (text, boxes, isContents) = Inline(element);
                    if (isContents)
                    {
                        continue;
                    }
                    // LibreOffice sets numbered headings as lists.
                    if (element.Name == Text + "h")
                    {
                        blocks.Heading(OdtStyleSheet.Number(element.Attribute(Text + "outline-level")) ?? 1, NumberKinds.Marked(marker, text));
                    }
                    else if (text.Trim().Length > 0)
                    {
                        blocks.Item(depth, first ? NumberKinds.Marked(marker, text) : text);
                    }
                    (first, marker) = (false, "");
                    boxes.ForEach(ReadBlocksOf);
                }
                else
                {
                    ReadBlock(element);
                }
            }
        }
    }

    private static bool IsLine(XElement element) => element.Name == Text + "p" || element.Name == Text + "h";

    private static string Marker(int[] counter, int depth, Func<int, OdtLevel?> levels, int? start)
    {
        if (depth >= counter.Length || levels(depth) is not { } level)
        {
            return "";
        }
        counter[depth] = start ?? (counter[depth] == 0 ? level.Start : counter[depth] + 1);
        Array.Clear(counter, depth + 1, counter.Length - depth - 1);
        if (level.Kind == NumberKind.None)
        {
            return level.Prefix + level.Suffix;
        }
        var numbers = new List<string>();
        for (var shown = Math.Max(1, depth - level.Shown + 1); shown <= depth; shown++)
        {
            if (levels(shown) is { Kind: not NumberKind.None } one)
            {
                numbers.Add(one.Kind.Print(Math.Max(counter[shown], 1)));
            }
        }
        return level.Prefix + string.Join('.', numbers) + level.Suffix;
    }

    private void ReadTable(XElement table)
    {
        var (rows, header) = (new List<IReadOnlyList<ReadCell>>(), 0);
        foreach (var row in Rows(table))
        {
            if (row.Name == Text + "soft-page-break")
            {
                blocks.Page++;
                continue;
            }
            header += row.Parent?.Name == Table + "table-header-rows" ? 1 : 0;
            var cells = new List<ReadCell>();
            foreach (var cell in row.Elements().Where(cell => cell.Name == Table + "table-cell"))
            {
                var read = new ReadCell(CellText(cell), OdtStyleSheet.Number(cell.Attribute(Table + "number-columns-spanned")) ?? 1, OdtStyleSheet.Number(cell.Attribute(Table + "number-rows-spanned")) ?? 1);
                cells.AddRange(Enumerable.Repeat(read, Math.Clamp(OdtStyleSheet.Number(cell.Attribute(Table + "number-columns-repeated")) ?? 1, 1, MostRepeated)));
            }
            for (var repeated = Math.Clamp(OdtStyleSheet.Number(row.Attribute(Table + "number-rows-repeated")) ?? 1, 1, MostRepeated); repeated > 0; repeated--)
            {
                rows.Add(cells);
            }
        }
        blocks.Table(rows, header);
    }

    private static IEnumerable<XElement> Rows(XElement table) => table.Elements().SelectMany(element => element.Name.LocalName switch
    {
        "table-row" or "soft-page-break" => [element],
        "table-header-rows" or "table-rows" or "table-row-group" => Rows(element),
        _ => [],
    });

    // Lists and tables in a cell are lines of it, with their numbers.
    private string CellText(XElement cell)
    {
        var lines = new List<string>();
        AddLines(cell, lines, "", new int[11], 0);
        return string.Join('\n', lines);
    }

    private void AddLines(XElement parent, List<string> lines, string? list, int[] counter, int depth)
    {
        foreach (var element in parent.Elements())
        {
            if (IsLine(element))
            {
                var (text, boxes, _) = Inline(element);
                lines.Add(text);
                boxes.ForEach(box => AddLines(box, lines, list, counter, depth));
            }
            else if (element.Name == Text + "list")
            {
                AddItems(element, lines, element.Attribute(Text + "style-name")?.Value ?? list, depth == 0 ? Counter(element) : counter, depth + 1);
            }
            else if (element.Name == Table + "table")
            {
                foreach (var inner in Rows(element).SelectMany(row => row.Elements()))
                {
                    AddLines(inner, lines, list, counter, depth);
                }
            }
            else if (element.Name == Text + "soft-page-break")
            {
                blocks.Page++;
            }
            else if (element.Name.LocalName is "section" or "frame" or "text-box" or "g")
            {
                AddLines(element, lines, list, counter, depth);
            }
        }
    }

    private void AddItems(XElement list, List<string> lines, string? style, int[] counter, int depth)
    {
        foreach (var item in list.Elements())
        {
            var start = lines.Count;
            var marker = item.Name == Text + "list-item" && item.Elements().FirstOrDefault() is { } first && IsLine(first)
                ? Marker(counter, depth, level => styles.Level(style, level), OdtStyleSheet.Number(item.Attribute(Text + "start-value"))) : "";
            AddLines(item, lines, style, counter, depth);
            if (lines.Count > start)
            {
                lines[start] = NumberKinds.Marked(marker, lines[start]);
            }
        }
    }

    // A line's text, the text boxes that hang on it, and whether it is one of the contents': all of it leads to another place of the document.
    private (string Text, List<XElement> Boxes, bool IsContents) Inline(XElement line)
    {
        var (text, boxes, linked) = (new StringBuilder(), new List<XElement>(), 0);
        var style = line.Attribute(Text + "style-name")?.Value;
        if (!styles.IsHidden("paragraph", style))
        {
            Add(line, text, boxes, ref linked);
        }
        return (text.ToString(), boxes, styles.IsOfContents(style) || linked > 0 && linked >= text.ToString().Trim().Length);
    }

    private void Add(XElement parent, StringBuilder text, List<XElement> boxes, ref int linked)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XText { Value: var value })
            {
                AddText(text, value);
            }
            if (node is not XElement element)
            {
                continue;
            }
            switch (element.Name.LocalName)
            {
                case "s" when element.Name.Namespace == Text:
                    text.Append(' ', Math.Clamp(OdtStyleSheet.Number(element.Attribute(Text + "c")) ?? 1, 1, MostRepeated));
                    break;
                case "tab":
                    text.Append('\t');
                    break;
                case "line-break":
                    text.Append('\n');
                    break;
                case "soft-page-break":
                    blocks.Page++;
                    break;
                case "note":
                    blocks.Note(element.Element(Text + "note-body")?.Value ?? "");
                    break;
                case "frame" or "custom-shape" or "rect" or "g" when element.Name.Namespace == Draw:
                    boxes.Add(element);
                    break;
                // What programs keep beside the text: remarks, marks of changes, the number written out for others, how a character is read.
                case "annotation" or "annotation-end" or "tracked-changes" or "change" or "change-start" or "change-end" or "number" or "ruby-text" or "hidden-text" or "hidden-paragraph"
                    or "event-listeners" or "title" or "desc" or "script":
                    break;
                case "span" when styles.IsHidden("text", element.Attribute(Text + "style-name")?.Value):
                    break;
                default:
                    var before = text.Length;
                    Add(element, text, boxes, ref linked);
                    if (element.Name == Text + "a" && element.Attribute(XLink + "href")?.Value is ['#', ..])
                    {
                        linked += text.Length - before;
                    }
                    break;
            }
        }
    }

    // Blanks and line ends of the file that follow each other are one blank.
    private static void AddText(StringBuilder text, string value)
    {
        foreach (var letter in value)
        {
            if (letter is not (' ' or '\n' or '\r' or '\t'))
            {
                text.Append(letter);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n' or '\t'))
            {
                text.Append(' ');
            }
        }
    }
}
