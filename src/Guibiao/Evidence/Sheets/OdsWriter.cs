using System.IO.Compression;
using System.Text;
using System.Xml;
using static Guibiao.Evidence.Sheets.WorkbookWriter;

namespace Guibiao.Evidence.Sheets;

/// <summary>Writes OpenDocument spreadsheets.</summary>
internal static class OdsWriter
{
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private const string Format = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    private const string Data = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
    private const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private const string Settings = "urn:oasis:names:tc:opendocument:xmlns:config:1.0";
    private const string Type = "application/vnd.oasis.opendocument.spreadsheet";

    // Of the last, formulas know by their prefix what they are written in.
    private static readonly (string, string, string, string)[] Prefixes =
    [
        Prefix("table", Table), Prefix("text", Words), Prefix("style", Style), Prefix("fo", Format), Prefix("number", Data), Prefix("of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2"),
    ];

    public static void Write(ZipArchive zip, IReadOnlyList<SheetContent> sheets)
    {
        using (var type = Open(zip, "mimetype", CompressionLevel.NoCompression))
        {
            type.Write(Encoding.ASCII.GetBytes(Type));
        }
        zip.Part("content.xml", xml => Element(xml, "office", "document-content", Office, [.. Prefixes, (Office, "office", "version", "1.3")], () =>
        {
            WriteStyles(xml, sheets);
            Element(xml, "office", "body", Office, [], () => Element(xml, "office", "spreadsheet", Office, [], () =>
            {
                WriteChoices(xml, sheets);
                for (var i = 0; i < sheets.Count; i++)
                {
                    WriteSheet(xml, sheets[i], i);
                }
            }));
        }));
        zip.Part("settings.xml", xml => WriteView(xml, sheets));
        zip.Part("META-INF/manifest.xml", xml => Element(xml, "manifest", "manifest", Manifest, [(Manifest, "manifest", "version", "1.3")], () =>
        {
            foreach (var (path, kind) in new[] { ("/", Type), ("content.xml", "text/xml"), ("settings.xml", "text/xml") })
            {
                Element(xml, "manifest", "file-entry", Manifest, [(Manifest, "manifest", "full-path", path), (Manifest, "manifest", "media-type", kind)]);
            }
        }));
    }

    private static void Element(XmlWriter xml, string prefix, string name, string ns, IEnumerable<(string Namespace, string Prefix, string Name, string Value)> attributes, Action? within = null)
    {
        xml.WriteStartElement(prefix, name, ns);
        foreach (var attribute in attributes)
        {
            xml.WriteAttributeString(attribute.Prefix, attribute.Name, attribute.Namespace, attribute.Value);
        }
        within?.Invoke();
        xml.WriteEndElement();
    }

    private static void WriteStyles(XmlWriter xml, IReadOnlyList<SheetContent> sheets) => Element(xml, "office", "automatic-styles", Office, [], () =>
    {
        Element(xml, "number", "text-style", Data, [Named("as-text")], () => Element(xml, "number", "text-content", Data, []));
        Element(xml, "number", "number-style", Data, [Named("as-number")], () => Element(xml, "number", "number", Data, [(Data, "number", "min-integer-digits", "1")]));
        Element(xml, "number", "date-style", Data, [Named("as-day")], () =>
        {
            Element(xml, "number", "year", Data, [(Data, "number", "style", "long")]);
            xml.WriteElementString("number", "text", Data, "-");
            Element(xml, "number", "month", Data, [(Data, "number", "style", "long")]);
            xml.WriteElementString("number", "text", Data, "-");
            Element(xml, "number", "day", Data, [(Data, "number", "style", "long")]);
        });
        // Text, so that 007 stays what it is.
        CellStyle(xml, "words", "as-text", () =>
            Element(xml, "style", "table-cell-properties", Style, [(Format, "fo", "wrap-option", "wrap"), (Style, "style", "vertical-align", "top")]));
        CellStyle(xml, "day", "as-day");
        CellStyle(xml, "figure", "as-number");
        CellStyle(xml, "heading", "as-text", () =>
        {
            Element(xml, "style", "table-cell-properties", Style, [(Format, "fo", "background-color", "#e6ecf2")]);
            Element(xml, "style", "text-properties", Style, [(Format, "fo", "font-weight", "bold"), (Style, "style", "font-weight-asian", "bold")]);
        });
        foreach (var width in sheets.SelectMany(sheet => sheet.Columns).Select(column => column.Width).Distinct())
        {
            Element(xml, "style", "style", Style, [Named("wide" + Digits(width)), (Style, "style", "family", "table-column")],
                () => Element(xml, "style", "table-column-properties", Style, [(Style, "style", "column-width", Digits(width * 2) + "mm")]));
        }
    });

    private static (string, string, string, string) Prefix(string prefix, string ns) => ("http://www.w3.org/2000/xmlns/", "xmlns", prefix, ns);

    private static (string, string, string, string) Named(string name) => (Style, "style", "name", name);

    private static void CellStyle(XmlWriter xml, string name, string data, Action? within = null) =>
        Element(xml, "style", "style", Style, [Named(name), (Style, "style", "family", "table-cell"), (Style, "style", "data-style-name", data)], within);

    // What else somebody types is asked about, not refused: names and codes in either language are read.
    private static void WriteChoices(XmlWriter xml, IReadOnlyList<SheetContent> sheets)
    {
        var columns = sheets.SelectMany((sheet, i) => sheet.Columns.Select((column, at) => (sheet, i, at, column.Choices))).Where(one => one.Choices is { Count: > 0 }).ToList();
        if (columns.Count == 0)
        {
            return;
        }
        Element(xml, "table", "content-validations", Table, [], () =>
        {
            foreach (var (sheet, i, at, choices) in columns)
            {
                var from = RowOrigin.ColumnName(choices!.Column);
                Element(xml, "table", "content-validation", Table,
                [
                    (Table, "table", "name", ChoicesName(i, at)),
                    (Table, "table", "condition", $"of:cell-content-is-in-list([$'{choices.Sheet}'.${from}$2:.${from}${choices.Count + 1}])"),
                    (Table, "table", "allow-empty-cell", "true"),
                    (Table, "table", "display-list", "unsorted"),
                    (Table, "table", "base-cell-address", $"'{sheet.Name}'.{RowOrigin.CellName(2, at)}"),
                ], () => Element(xml, "table", "error-message", Table, [(Table, "table", "display", "true"), (Table, "table", "message-type", "warning")]));
            }
        });
    }

    private static string StyleOf(SheetColumn column) => column.Kind switch { ColumnKind.Day => "day", ColumnKind.Number => "figure", _ => "words" };

    private static string ChoicesName(int sheet, int column) => $"choices{Digits(sheet)}-{Digits(column)}";

    private static void WriteSheet(XmlWriter xml, SheetContent sheet, int number) => Element(xml, "table", "table", Table, [(Table, "table", "name", sheet.Name)], () =>
    {
        foreach (var column in sheet.Columns)
        {
            Element(xml, "table", "table-column", Table, [(Table, "table", "style-name", "wide" + Digits(column.Width)), (Table, "table", "default-cell-style-name", StyleOf(column))]);
        }
        WriteRow(xml, sheet.Header, "heading");
        var rows = 0;
        foreach (var cells in sheet.Rows)
        {
            WriteRow(xml, cells, "words", at => Choices(sheet, number, at));
            rows++;
        }
        if (sheet.ToFill > rows)
        {
            Element(xml, "table", "table-row", Table, [(Table, "table", "number-rows-repeated", Digits(sheet.ToFill - rows))], () =>
            {
                for (var i = 0; i < sheet.Columns.Count; i++)
                {
                    Element(xml, "table", "table-cell", Table, [(Table, "table", "style-name", StyleOf(sheet.Columns[i])), .. Choices(sheet, number, i)]);
                }
            });
        }
    });

    private static IEnumerable<(string, string, string, string)> Choices(SheetContent sheet, int number, int column) =>
        column < sheet.Columns.Count && sheet.Columns[column].Choices is { Count: > 0 } ? [(Table, "table", "content-validation-name", ChoicesName(number, column))] : [];

    private static void WriteRow(XmlWriter xml, IReadOnlyList<string> cells, string style, Func<int, IEnumerable<(string, string, string, string)>>? more = null) => Element(xml, "table", "table-row", Table, [], () =>
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var filled = cells[i].Length > 0;
            Element(xml, "table", "table-cell", Table,
                [(Table, "table", "style-name", style), .. more?.Invoke(i) ?? [], .. filled ? [(Office, "office", "value-type", "string"), (Office, "office", "string-value", Cell(cells[i]))] : Array.Empty<(string, string, string, string)>()],
                () =>
                {
                    foreach (var line in filled ? Cell(cells[i]).Split('\n') : [])
                    {
                        xml.WriteElementString("text", "p", Words, line);
                    }
                });
        }
    });

    // The header stays in sight: that is a setting of how the file was last looked at.
    private static void WriteView(XmlWriter xml, IReadOnlyList<SheetContent> sheets) => Element(xml, "office", "document-settings", Office, [(Office, "office", "version", "1.3")], () =>
        Element(xml, "office", "settings", Office, [], () => Group(xml, "config-item-set", "ooo:view-settings", () => Group(xml, "config-item-map-indexed", "Views", () => Element(xml, "config", "config-item-map-entry", Settings, [], () =>
        {
            Item(xml, "ViewId", "string", "view1");
            Item(xml, "ActiveTable", "string", sheets[0].Name);
            Group(xml, "config-item-map-named", "Tables", () =>
            {
                foreach (var sheet in sheets)
                {
                    Group(xml, "config-item-map-entry", sheet.Name, () =>
                    {
                        Item(xml, "VerticalSplitMode", "short", "2");
                        Item(xml, "VerticalSplitPosition", "int", "1");
                        Item(xml, "ActiveSplitRange", "short", "2");
                        Item(xml, "PositionBottom", "int", "1");
                    });
                }
            });
        })))));

    private static void Group(XmlWriter xml, string element, string name, Action within) => Element(xml, "config", element, Settings, [(Settings, "config", "name", name)], within);

    private static void Item(XmlWriter xml, string name, string type, string value) =>
        Element(xml, "config", "config-item", Settings, [(Settings, "config", "name", name), (Settings, "config", "type", type)], () => xml.WriteString(value));
}
