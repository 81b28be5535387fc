using System.Globalization;
using System.Text;
using System.Xml;

namespace Guibiao.Evidence.Sheets;

/// <summary>An OpenDocument spreadsheet. Values come from their attributes, not from how they are shown; what repeats is counted, not copied.</summary>
internal sealed class OdsReader : IWorkbook
{
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private const string Extension = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

    // Like rows one below the other are stored once; where so many hold something, it is no record of anything.
    private const int MostRepeated = 10_000;
    private const int MostRows = 100_000_000;

    private readonly Package package;
    private readonly List<Sheet> sheets = [];
    private readonly StringBuilder text = new();

    public OdsReader(Package package)
    {
        this.package = package;
        using (var manifest = package.Read("META-INF/manifest.xml"))
        {
            while (manifest.Step())
            {
                if (manifest.Begins("encryption-data") || manifest.Begins("encrypted-key"))
                {
                    throw UnreadableException.Of("sheet.locked");
                }
            }
        }
        var (hiding, style, spreadsheet) = (new HashSet<string>(StringComparer.Ordinal), "", false);
        using var xml = package.Read("content.xml");
        while (xml.Step())
        {
            if (xml.Begins("style"))
            {
                style = xml.GetAttribute("name", Style) ?? "";
            }
            else if (xml.Begins("table-properties") && xml.GetAttribute("display", Table) == "false")
            {
                hiding.Add(style);
            }
            else if (xml.Begins("spreadsheet"))
            {
                spreadsheet = true;
            }
            else if (spreadsheet && IsSheet(xml))
            {
                sheets.Add(new Sheet(xml.GetAttribute("name", Table) ?? "", hiding.Contains(xml.GetAttribute("style-name", Table) ?? "")));
            }
        }
        if (!spreadsheet)
        {
            throw UnreadableException.Of("sheet.notTable");
        }
    }

    public IReadOnlyList<Sheet> Sheets => sheets;

    public IEnumerable<SheetRow> Read(int sheet)
    {
        using var xml = package.Read("content.xml");
        for (var at = -1; at < sheet && xml.Step();)
        {
            at += IsSheet(xml) ? 1 : 0;
        }
        if (xml.IsEmptyElement)
        {
            yield break;
        }
        var (depth, number, row) = (xml.Depth, 0L, new RowBuilder());
        while (xml.StepWithin(depth))
        {
            if (!xml.Begins("table-row"))
            {
                continue;
            }
            var repeated = Repeated(xml, "number-rows-repeated");
            var hidden = xml.GetAttribute("visibility", Table) is "collapse" or "filter";
            ReadCells(xml, row);
            var read = row.Finish((int)number + 1, hidden);
            if (number + repeated > MostRows)
            {
                throw UnreadableException.Of("sheet.broken");
            }
            if (!read.IsBlank && repeated > MostRepeated)
            {
                throw UnreadableException.Of("sheet.repeated", number + 1, repeated);
            }
            for (var i = 0; i < repeated && !read.IsBlank; i++)
            {
                // A row's cells are the caller's to change.
                yield return read with { Number = (int)number + 1 + i, Cells = [.. read.Cells] };
            }
            number += repeated;
        }
    }

    private void ReadCells(XmlReader xml, RowBuilder row)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }
        var (depth, column) = (xml.Depth, 0L);
        while (xml.StepWithin(depth))
        {
            if (!xml.Begins("table-cell") && !xml.Begins("covered-table-cell"))
            {
                continue;
            }
            var repeated = Repeated(xml, "number-columns-repeated");
            var (value, computed) = ReadCell(xml);
            if (value.Length > 0 || computed)
            {
                for (var i = 0; i < Math.Min(repeated, EvidenceCsv.MostCells + 1); i++)
                {
                    row.Add((int)Math.Min(column + i, int.MaxValue - 1), value, computed);
                }
            }
            column += repeated;
        }
    }

    private (string Text, bool Computed) ReadCell(XmlReader xml)
    {
        var type = xml.GetAttribute("value-type", Extension) == "error" ? "error" : xml.GetAttribute("value-type", Office) ?? "";
        var written = xml.GetAttribute(type switch { "date" => "date-value", "boolean" => "boolean-value", "string" => "string-value", _ => "value" }, Office);
        var computed = xml.GetAttribute("formula", Table) is not null;
        var shown = ReadText(xml);
        return (type switch
        {
            "" when computed => "",
            "date" => SheetDate.OfIso(written ?? shown),
            "boolean" => written ?? shown,
            "string" => written ?? shown,
            "" or "time" or "error" => shown,
            _ => SheetNumber.Plain(written ?? shown),
        }, computed);
    }

    // The paragraphs that a cell shows, without notes on it. Each node within is stepped over, whatever it is.
    private string ReadText(XmlReader xml)
    {
        text.Clear();
        if (xml.IsEmptyElement)
        {
            return "";
        }
        var (depth, aside, paragraphs) = (xml.Depth, 0, 0);
        while (xml.StepWithin(depth))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (aside == 0 && xml.LocalName is "annotation" or "shapes" or "frame" or "ruby-text" && !xml.IsEmptyElement)
                {
                    aside = xml.Depth;
                }
                else if (aside == 0)
                {
                    paragraphs = Begin(xml, paragraphs);
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                aside = aside == xml.Depth ? 0 : aside;
            }
            else if (aside == 0 && paragraphs > 0 && xml.IsText())
            {
                text.AppendWithin(xml.Value);
            }
        }
        return text.ToString();
    }

    private int Begin(XmlReader xml, int paragraphs)
    {
        switch (xml.LocalName)
        {
            case "p":
                text.AppendWithin(paragraphs > 0 ? "\n" : "");
                return paragraphs + 1;
            case "s":
                var count = int.TryParse(xml.GetAttribute("c", xml.NamespaceURI), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 1;
                text.AppendWithin(new string(' ', Math.Min(count, TypedText.LongestText + 1)));
                break;
            case "tab":
                text.AppendWithin("\t");
                break;
            case "line-break":
                text.AppendWithin("\n");
                break;
        }
        return paragraphs;
    }

    // A table within a cell is no sheet.
    private static bool IsSheet(XmlReader xml) => xml.Begins("table") && xml.NamespaceURI == Table && xml.Depth == 3;

    private static long Repeated(XmlReader xml, string attribute) => xml.GetAttribute(attribute, Table) is not { } text ? 1
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= MostRows ? times
        : throw UnreadableException.Of("sheet.broken");
}
