using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace Guibiao.Documents.Html;

/// <summary>Walks the body of a page: lines are what stands between the bounds of blocks.</summary>
internal sealed class HtmlText(ReadBlocks blocks)
{
    private static readonly HashSet<string> Passed = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "nav", "svg", "math", "iframe", "object", "embed", "head", "title", "meta", "link", "select", "textarea", "button", "input", "audio", "video", "canvas", "del", "s", "strike", "rt", "rp", "map",
    };

    private static readonly HashSet<string> Bounds = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "center", "address", "figure", "figcaption", "form", "fieldset", "details", "summary", "dl", "dt", "dd", "pre", "hr", "ul", "ol", "menu", "dir", "li",
        "table", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "body",
    };

    // Chinese characters and their signs, and what Unicode has after them.
    private const char FirstWide = '\u2e80';

    private readonly StringBuilder line = new();
    private int linked;
    private (int Depth, string Marker)? item;

    public void Read(IElement? body)
    {
        if (body is not null)
        {
            Walk(body, 0);
            End();
        }
    }

    private void Walk(INode parent, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
            {
                Add(line, text.Data);
            }
            else if (node is IElement element && !IsPassed(element))
            {
                Walk(element, depth);
            }
        }
    }

    private void Walk(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "br":
                line.Append('\n');
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                End();
                var heading = new StringBuilder();
                AddInline(element, heading);
                blocks.Heading(element.LocalName[1] - '0', heading.ToString());
                break;
            case "table":
                End();
                ReadTable(element);
                break;
            case "ul" or "ol" or "menu" or "dir":
                End();
                ReadList(element, depth + 1);
                break;
            case "a" when element.GetAttribute("href") is ['#', ..]:
                var before = line.Length;
                Walk((INode)element, depth);
                linked += line.Length - before;
                break;
            default:
                var bound = Bounds.Contains(element.LocalName);
                if (bound)
                {
                    End();
                }
                Walk((INode)element, depth);
                if (bound)
                {
                    End();
                }
                break;
        }
    }

    private void End()
    {
        var text = line.ToString();
        var isContents = linked > 0 && linked >= text.Trim().Length;
        line.Clear();
        linked = 0;
        if (isContents || text.Trim().Length == 0)
        {
            return;
        }
        if (item is var (depth, marker))
        {
            blocks.Item(depth, NumberKinds.Marked(marker, text.Trim()));
            item = null;
        }
        else
        {
            blocks.Paragraph(text);
        }
    }

    private void ReadList(IElement list, int depth)
    {
        var number = Number(list.GetAttribute("start")) ?? 1;
        foreach (var child in list.Children)
        {
            if (child.LocalName == "li" && !IsPassed(child))
            {
                number = Number(child.GetAttribute("value")) ?? number;
                item = (depth, Marker(list, child, number));
                Walk((INode)child, depth);
                End();
                item = null;
                number++;
            }
            else if (!IsPassed(child))
            {
                Walk(child, depth);
            }
        }
    }

    // Only what is numbered by the page itself; a bullet says nothing.
    private static string Marker(IElement list, IElement item, int number)
    {
        var style = (list.GetAttribute("style") + ";" + item.GetAttribute("style")).Replace(" ", "", StringComparison.Ordinal);
        if (list.LocalName != "ol" || style.Contains("list-style:none", StringComparison.OrdinalIgnoreCase) || style.Contains("list-style-type:none", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }
        var kind = (item.GetAttribute("type") ?? list.GetAttribute("type")) switch
        {
            "a" => NumberKind.LowerLetters,
            "A" => NumberKind.UpperLetters,
            "i" => NumberKind.LowerRoman,
            "I" => NumberKind.UpperRoman,
            _ => NumberKind.Digits,
        };
        var chinese = style.Contains("trad-chinese-formal", StringComparison.OrdinalIgnoreCase) ? NumberKind.FormalChinese
            : style.Contains("trad-chinese", StringComparison.OrdinalIgnoreCase) || style.Contains("cjk-ideographic", StringComparison.OrdinalIgnoreCase) || style.Contains("taiwan", StringComparison.OrdinalIgnoreCase) ? NumberKind.Chinese
            : style.Contains("cjk-heavenly-stem", StringComparison.OrdinalIgnoreCase) ? NumberKind.Stems
            : NumberKind.None;
        return chinese != NumberKind.None ? chinese.Print(number) + "、" : kind.Print(number) + ".";
    }

    private void ReadTable(IElement table)
    {
        var (rows, header) = (new List<IReadOnlyList<ReadCell>>(), 0);
        foreach (var caption in table.Children.Where(child => child.LocalName == "caption"))
        {
            Walk(caption, 0);
        }
        foreach (var row in Rows(table))
        {
            header += row.ParentElement?.LocalName == "thead" && header == rows.Count ? 1 : 0;
            rows.Add([.. row.Children.Where(cell => cell.LocalName is "td" or "th").Select(cell => new ReadCell(CellText(cell), Span(cell, "colspan"), Span(cell, "rowspan")))]);
        }
        blocks.Table(rows, header);
    }

    private static IEnumerable<IElement> Rows(IElement table) => table.Children.SelectMany(child => child.LocalName switch
    {
        "tr" => [child],
        "thead" or "tbody" or "tfoot" => Rows(child),
        _ => (IEnumerable<IElement>)[],
    });

    private static int Span(IElement cell, string name) => Math.Clamp(Number(cell.GetAttribute(name)) ?? 1, 1, 1000);

    private string CellText(IElement cell)
    {
        var text = new StringBuilder();
        AddInline(cell, text);
        return text.ToString();
    }

    // Blocks within are lines; lists keep their numbers.
    private void AddInline(INode parent, StringBuilder text)
    {
        var number = parent is IElement { LocalName: "ol" } numbered ? Number(numbered.GetAttribute("start")) ?? 1 : 1;
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText { Data: var data })
            {
                Add(text, data);
            }
            else if (node is IElement element && !IsPassed(element))
            {
                var bound = Bounds.Contains(element.LocalName) || element.LocalName is "tr" or "td" or "th";
                if (element.LocalName == "br" || bound)
                {
                    EndLine(text);
                }
                if (element.LocalName == "li" && parent is IElement list)
                {
                    number = Number(element.GetAttribute("value")) ?? number;
                    text.Append(Marker(list, element, number++));
                }
                AddInline(element, text);
                if (bound)
                {
                    EndLine(text);
                }
            }
        }
    }

    private static void EndLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    private bool IsPassed(IElement element)
    {
        if (Passed.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase) == true)
        {
            return true;
        }
        // LibreOffice's contents and footnotes.
        if (element.Id is { } id && element.LocalName == "div" && id.StartsWith("Table of Contents", StringComparison.Ordinal))
        {
            return true;
        }
        if (element.LocalName == "div" && element.Id is { } note && (note.StartsWith("sdfootnote", StringComparison.Ordinal) || note.StartsWith("sdendnote", StringComparison.Ordinal)))
        {
            blocks.Note(element.TextContent);
            return true;
        }
        return element.LocalName == "a" && element.ClassName is "sdfootnoteanc" or "sdendnoteanc";
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Blanks that follow each other are one; the end of a line of the file between Chinese characters is none.
    private static void Add(StringBuilder text, string data)
    {
        for (var at = 0; at < data.Length; at++)
        {
            if (!IsBlank(data[at]))
            {
                text.Append(data[at]);
                continue;
            }
            var breaks = false;
            for (; at < data.Length && IsBlank(data[at]); at++)
            {
                breaks |= data[at] is '\n' or '\r';
            }
            var within = breaks && text.Length > 0 && text[^1] >= FirstWide && at < data.Length && data[at] >= FirstWide;
            if (!within && text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
            at--;
        }
    }

    private static bool IsBlank(char letter) => letter is ' ' or '\n' or '\r' or '\t' or '\f';
}
