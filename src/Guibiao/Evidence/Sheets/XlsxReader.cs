using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Guibiao.Evidence.Sheets;

/// <summary>An Office Open XML workbook. Numbers come as the decimal that people see, dates by their style as ISO days, formulas as what they last gave.</summary>
internal sealed partial class XlsxReader : IWorkbook
{
    private const int MostRows = 1_048_576;
    private readonly Package package;
    private readonly List<Sheet> sheets = [];
    private readonly List<string> parts = [];
    private readonly bool from1904;
    private readonly bool[] dates = [];
    private readonly string? sharedPart;
    private readonly StringBuilder text = new();
    private List<string>? shared;

    public XlsxReader(Package package)
    {
        this.package = package;
        var book = Relations("_rels/.rels", "").FirstOrDefault(relation => relation.Value.Type == "officeDocument").Value.Part ?? throw UnreadableException.Of("sheet.notTable");
        var folder = book[..(book.LastIndexOf('/') + 1)];
        var relations = Relations($"{folder}_rels/{book[folder.Length..]}.rels", folder);
        using var xml = package.Read(book);
        while (xml.Step())
        {
            if (xml.Begins("workbookPr"))
            {
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.Begins("sheet"))
            {
                // A sheet of diagrams or macros is none of ours; one that lies outside the file is never opened.
                var relation = relations.GetValueOrDefault(Id(xml) ?? "");
                if (relation is { Type: "worksheet", Part: { } part })
                {
                    sheets.Add(new Sheet(xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden"));
                    parts.Add(part);
                }
            }
        }
        sharedPart = relations.Values.FirstOrDefault(relation => relation.Type == "sharedStrings").Part;
        if (relations.Values.FirstOrDefault(relation => relation.Type == "styles").Part is { } styles)
        {
            dates = ReadStyles(styles);
        }
    }

    public IReadOnlyList<Sheet> Sheets => sheets;

    public IEnumerable<SheetRow> Read(int sheet)
    {
        shared ??= ReadShared();
        using var xml = package.Read(parts[sheet]);
        var (number, row) = (0, new RowBuilder());
        while (xml.Step() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "sheetData"))
        {
            if (!xml.Begins("row"))
            {
                continue;
            }
            var named = xml.GetAttribute("r");
            var next = named is null ? number + 1 : int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
            if (next <= number || next > MostRows)
            {
                throw UnreadableException.Of("sheet.broken");
            }
            number = next;
            var hidden = xml.GetAttribute("hidden") is "1" or "true";
            ReadCells(xml, row);
            yield return row.Finish(number, hidden);
        }
    }

    private void ReadCells(XmlReader xml, RowBuilder row)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }
        var (depth, column) = (xml.Depth, -1);
        while (xml.StepWithin(depth))
        {
            if (!xml.Begins("c"))
            {
                continue;
            }
            var next = xml.GetAttribute("r") is { } name ? Column(name) : column + 1;
            if (next <= column)
            {
                throw UnreadableException.Of("sheet.broken");
            }
            column = next;
            var (value, computed) = ReadCell(xml);
            row.Add(column, value, computed);
        }
    }

    private (string Text, bool Computed) ReadCell(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return ("", false);
        }
        var type = xml.GetAttribute("t") ?? "n";
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : -1;
        var computed = Gather(xml);
        return (Value(type, style, text.ToString()), computed);
    }

    // The text of a cell or shared string, without the reading that stands above it; whether a formula is there too.
    private bool Gather(XmlReader xml)
    {
        text.Clear();
        if (xml.IsEmptyElement)
        {
            return false;
        }
        var (depth, computed, inside, reading) = (xml.Depth, false, false, false);
        while (xml.StepWithin(depth))
        {
            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                var begins = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                computed |= xml.LocalName == "f";
                reading = xml.LocalName == "rPh" ? begins : reading;
                inside = begins && (xml.LocalName is "v" or "t");
            }
            else if (inside && !reading && xml.IsText())
            {
                text.AppendWithin(xml.Value);
            }
        }
        return computed;
    }

    private string Value(string type, int style, string written) => type switch
    {
        _ when written.Length == 0 => "",
        "s" => int.TryParse(written, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var at) && at < shared!.Count ? shared[at] : throw UnreadableException.Of("sheet.broken"),
        "str" or "inlineStr" => Unescape(written),
        "b" => written.Trim() == "1" ? "true" : "false",
        "d" => SheetDate.OfIso(written.Trim()),
        "e" => written,
        _ when style >= 0 && style < dates.Length && dates[style] && SheetDate.OfSerial(written.Trim(), from1904) is { } day => day,
        _ => SheetNumber.Plain(written.Trim()),
    };

    private List<string> ReadShared()
    {
        var strings = new List<string>();
        if (sharedPart is null)
        {
            return strings;
        }
        using var xml = package.Read(sharedPart);
        while (xml.Step())
        {
            if (xml.Begins("si"))
            {
                Gather(xml);
                strings.Add(Unescape(text.ToString()));
            }
        }
        return strings;
    }

    // For each cell format, whether it shows a day.
    private bool[] ReadStyles(string part)
    {
        var codes = new Dictionary<int, string>();
        var formats = new List<bool>();
        using var xml = package.Read(part);
        var inside = false;
        while (xml.Step())
        {
            if (xml.LocalName == "cellXfs")
            {
                inside = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.Begins("numFmt") && Number(xml, "numFmtId") is { } id)
            {
                codes[id] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (inside && xml.Begins("xf"))
            {
                var format = Number(xml, "numFmtId") ?? 0;
                formats.Add(codes.TryGetValue(format, out var code) ? NumberFormats.IsDate(code) : NumberFormats.IsDate(format));
            }
        }
        return [.. formats];
    }

    // What a part points at: by its id, the last word of its type and the part; no part where it lies outside the file.
    private Dictionary<string, (string Type, string? Part)> Relations(string part, string folder)
    {
        var found = new Dictionary<string, (string, string?)>(StringComparer.Ordinal);
        using var xml = package.Read(part);
        while (xml.Step())
        {
            if (xml.Begins("Relationship") && xml.GetAttribute("Id") is { } id)
            {
                var (type, target) = (xml.GetAttribute("Type") ?? "", xml.GetAttribute("Target") ?? "");
                found[id] = (type[(type.LastIndexOf('/') + 1)..], xml.GetAttribute("TargetMode") == "External" ? null : Resolve(folder, target));
            }
        }
        return found;
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not (".." or "."))
            {
                steps.Add(step);
            }
        }
        return string.Join('/', steps);
    }

    private static string? Id(XmlReader xml)
    {
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
            {
                var id = xml.Value;
                xml.MoveToElement();
                return id;
            }
        }
        xml.MoveToElement();
        return null;
    }

    private static int? Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // C14 is column 2; three letters are the most that there are.
    private static int Column(string name)
    {
        var (column, at) = (0, 0);
        for (; at < name.Length && at < 4 && char.IsAsciiLetter(name[at]); at++)
        {
            column = column * 26 + (char.ToUpperInvariant(name[at]) - 'A' + 1);
        }
        return at is 0 or 4 ? throw UnreadableException.Of("sheet.broken") : column - 1;
    }

    // Excel writes control characters, and an underscore that could be taken for one, as _x000D_.
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
