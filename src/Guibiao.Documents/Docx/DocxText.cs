using System.Text;
using System.Xml.Linq;

namespace Guibiao.Documents.Docx;

/// <summary>Walks the body of a document: what was deleted or moved away is passed over, what was inserted is text.</summary>
internal sealed class DocxText(DocxStyleSheet styles, ReadBlocks blocks, IReadOnlyDictionary<string, XElement> notes)
{
    private static readonly XNamespace W = DocxReader.W;

    private const int MostFields = 16;

    private readonly Dictionary<string, int[]> counters = [];

    // Fields within fields: their code, and whether what follows is what they show.
    private readonly Stack<(StringBuilder Code, bool Shown)> fields = new();

    // What stands before a paragraph's end that was deleted belongs to the next paragraph.
    private string carried = "";

    public void Read(XElement body)
    {
        blocks.Page = body.Descendants(W + "lastRenderedPageBreak").Any() ? 1 : null;
        ReadBlocksOf(body);
        Put(null, "");
    }

    private void ReadBlocksOf(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p":
                    ReadParagraph(element);
                    break;
                case "tbl":
                    ReadTable(element);
                    break;
                case "sdt" when !IsContents(element):
                case "sdtContent" or "customXml" or "ins" or "moveTo" or "smartTag":
                    ReadBlocksOf(element);
                    break;
            }
        }
    }

    private static bool IsContents(XElement sdt) => sdt.Element(W + "sdtPr")?.Descendants(W + "docPartGallery").Any(gallery => gallery.Attribute(W + "val")?.Value == "Table of Contents") == true;

    private void ReadParagraph(XElement paragraph)
    {
        var properties = paragraph.Element(W + "pPr");
        var line = new Line { InContents = InContents() };
        Add(paragraph, line);
        EndFields();
        if (!styles.IsOfContents(properties) && !line.IsContents)
        {
            if (properties?.Element(W + "rPr") is { } mark && (mark.Element(W + "del") is not null || mark.Element(W + "moveFrom") is not null))
            {
                carried += line.Text.ToString();
            }
            else
            {
                Put(properties, line.Text.ToString());
            }
        }
        line.Boxes.ForEach(ReadBlocksOf);
    }

    private void Put(XElement? properties, string own)
    {
        var text = carried + own;
        carried = "";
        if (text.Trim().Length == 0)
        {
            return;
        }
        if (styles.Heading(properties) is { } level)
        {
            blocks.Heading(level, NumberKinds.Marked(Marker(properties), text));
        }
        else if (styles.List(properties) is (_, var depth))
        {
            blocks.Item(depth + 1, NumberKinds.Marked(Marker(properties), text));
        }
        else if (properties?.Element(W + "pStyle")?.Attribute(W + "val")?.Value.StartsWith("List", StringComparison.OrdinalIgnoreCase) == true)
        {
            blocks.Item(1, text);
        }
        else
        {
            blocks.Paragraph(text);
        }
    }

    private string Marker(XElement? properties)
    {
        if (styles.List(properties) is not var (list, depth) || styles.Level(list, depth) is not { } level)
        {
            return "";
        }
        if (!counters.TryGetValue(styles.Counter(list), out var counter))
        {
            counters[styles.Counter(list)] = counter = new int[9];
        }
        counter[depth] = counter[depth] == 0 ? level.Start : counter[depth] + 1;
        Array.Clear(counter, depth + 1, counter.Length - depth - 1);
        if (level.Kind == NumberKind.None)
        {
            return "";
        }
        var marker = new StringBuilder();
        for (var at = 0; at < level.Text.Length; at++)
        {
            if (level.Text[at] == '%' && at + 1 < level.Text.Length && level.Text[at + 1] is >= '1' and <= '9' && styles.Level(list, level.Text[at + 1] - '1') is { } other)
            {
                at++;
                marker.Append(other.Kind.Print(Math.Max(counter[level.Text[at] - '1'], 1)));
            }
            else
            {
                marker.Append(level.Text[at]);
            }
        }
        return marker.ToString();
    }

    private void ReadTable(XElement table)
    {
        var (rows, header) = (new List<IReadOnlyList<ReadCell>>(), 0);
        foreach (var row in Inside(table, "tr"))
        {
            var properties = row.Element(W + "trPr");
            if (properties?.Element(W + "del") is not null)
            {
                continue;
            }
            header += DocxStyleSheet.IsOn(properties?.Element(W + "tblHeader")) && header == rows.Count ? 1 : 0;
            var cells = Enumerable.Repeat(new ReadCell(""), Math.Clamp(Value(properties, "gridBefore") ?? 0, 0, 64)).ToList();
            foreach (var cell in Inside(row, "tc"))
            {
                var of = cell.Element(W + "tcPr");
                var continues = of?.Element(W + "vMerge") is { } merge && merge.Attribute(W + "val")?.Value != "restart";
                cells.Add(new(continues ? "" : CellText(cell), Value(of, "gridSpan") ?? 1, Continues: continues));
            }
            rows.Add(cells);
        }
        blocks.Table(rows, header);
    }

    private static int? Value(XElement? properties, string name) => DocxStyleSheet.Number(properties?.Element(W + name)?.Attribute(W + "val"));

    // Rows and cells may stand in frames of their own, for changes and for forms.
    private static IEnumerable<XElement> Inside(XElement parent, string name) => parent.Elements().SelectMany(element =>
        element.Name == W + name ? [element] : element.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" ? Inside(element, name) : []);

    private string CellText(XElement cell)
    {
        var lines = new List<string>();
        AddLines(cell, lines);
        return string.Join('\n', lines);
    }

    private void AddLines(XElement parent, List<string> lines)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Name == W + "p")
            {
                var (properties, line) = (element.Element(W + "pPr"), new Line());
                Add(element, line);
                EndFields();
                var text = line.Text.ToString();
                var joined = properties?.Element(W + "rPr") is { } mark && mark.Element(W + "del") is not null;
                text = carried + text;
                carried = joined ? text : "";
                if (!joined)
                {
                    lines.Add(text.Trim().Length == 0 ? text : NumberKinds.Marked(Marker(properties), text));
                }
                line.Boxes.ForEach(box => AddLines(box, lines));
            }
            else if (element.Name.LocalName is "tbl" or "tr" or "tc" or "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo")
            {
                AddLines(element, lines);
            }
        }
    }

    private void Add(XElement parent, Line line)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "pPr" or "rPr" or "del" or "moveFrom" or "delText" or "rt" or "sdtPr" or "Fallback" or "annotationRef":
                    break;
                case "r" when styles.IsHidden(element.Element(W + "rPr")):
                    break;
                case "t" when element.Name.Namespace == W:
                    line.Append(element.Value, fields.All(field => field.Shown));
                    break;
                case "tab" or "ptab" when element.Name.Namespace == W:
                    line.Append("\t", true);
                    break;
                case "br" or "cr" when element.Attribute(W + "type")?.Value is null or "textWrapping":
                    line.Append("\n", true);
                    break;
                case "noBreakHyphen":
                    line.Append("-", true);
                    break;
                case "lastRenderedPageBreak":
                    blocks.Page++;
                    break;
                case "footnoteReference" or "endnoteReference":
                    var note = element.Name.LocalName.Replace("Reference", "", StringComparison.Ordinal) + element.Attribute(W + "id")?.Value;
                    blocks.Note(notes.TryGetValue(note, out var found) ? string.Concat(found.Descendants(W + "t").Select(part => part.Value)) : "");
                    break;
                case "fldChar":
                    Field(element.Attribute(W + "fldCharType")?.Value, line);
                    break;
                case "instrText" when fields.Count > 0:
                    fields.Peek().Code.Append(element.Value);
                    break;
                case "txbxContent":
                    line.Boxes.Add(element);
                    break;
                case "hyperlink" when element.Attribute(W + "anchor") is not null:
                    var before = line.Text.Length;
                    Add(element, line);
                    line.Linked += line.Text.Length - before;
                    break;
                default:
                    Add(element, line);
                    break;
            }
        }
    }

    private void Field(string? kind, Line line)
    {
        switch (kind)
        {
            case "begin" when fields.Count < MostFields:
                fields.Push((new(), false));
                break;
            case "separate" when fields.TryPop(out var field):
                fields.Push(field with { Shown = true });
                break;
            case "end":
                fields.TryPop(out _);
                break;
        }
        line.InContents |= InContents();
    }

    private bool InContents() => fields.Any(field => field.Shown && field.Code.ToString().TrimStart() is var code && (code.StartsWith("TOC", StringComparison.Ordinal) || code.StartsWith("INDEX", StringComparison.Ordinal)));

    // The code of a field ends in its paragraph; where it doesn't, the file is broken, and what follows is text.
    private void EndFields()
    {
        while (fields.TryPeek(out var field) && !field.Shown)
        {
            fields.Pop();
        }
    }

    private sealed class Line
    {
        public StringBuilder Text { get; } = new();
        public List<XElement> Boxes { get; } = [];
        public int Linked { get; set; }
        public bool InContents { get; set; }

        /// <summary>True where the line is one of the contents': made by their field, or all of it leads to another place of the document.</summary>
        public bool IsContents => InContents || Linked > 0 && Linked >= Text.ToString().Trim().Length;

        public void Append(string text, bool shown) => Text.Append(shown ? text : "");
    }
}
