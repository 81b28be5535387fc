using System.IO.Compression;
using System.Xml;
using static Guibiao.Evidence.Sheets.WorkbookWriter;

namespace Guibiao.Evidence.Sheets;

/// <summary>Writes Office Open XML workbooks.</summary>
internal static class XlsxWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // The places of the cell formats in the styles.
    private const int Number = 0;
    private const int Heading = 1;
    private const int Words = 2;
    private const int Day = 3;

    public static void Write(ZipArchive zip, IReadOnlyList<SheetContent> sheets)
    {
        zip.Part("[Content_Types].xml", xml => xml.Put("Types", Types, [], () =>
        {
            xml.Put("Default", Types, [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")]);
            xml.Put("Override", Types, [("PartName", "/xl/workbook.xml"), ("ContentType", Content + "sheet.main+xml")]);
            xml.Put("Override", Types, [("PartName", "/xl/styles.xml"), ("ContentType", Content + "styles+xml")]);
            for (var i = 1; i <= sheets.Count; i++)
            {
                xml.Put("Override", Types, [("PartName", $"/xl/worksheets/sheet{i}.xml"), ("ContentType", Content + "worksheet+xml")]);
            }
        }));
        zip.Part("_rels/.rels", xml => xml.Put("Relationships", Relations, [], () => Relation(xml, "book", "officeDocument", "xl/workbook.xml")));
        zip.Part("xl/workbook.xml", xml => xml.Put("workbook", Main, [], () => xml.Put("sheets", Main, [], () =>
        {
            for (var i = 1; i <= sheets.Count; i++)
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", sheets[i - 1].Name);
                xml.WriteAttributeString("sheetId", Digits(i));
                xml.WriteAttributeString("r", "id", Related, $"sheet{i}");
                xml.WriteEndElement();
            }
        })));
        zip.Part("xl/_rels/workbook.xml.rels", xml => xml.Put("Relationships", Relations, [], () =>
        {
            Relation(xml, "styles", "styles", "styles.xml");
            for (var i = 1; i <= sheets.Count; i++)
            {
                Relation(xml, $"sheet{i}", "worksheet", $"worksheets/sheet{i}.xml");
            }
        }));
        zip.Part("xl/styles.xml", WriteStyles);
        for (var i = 1; i <= sheets.Count; i++)
        {
            var sheet = sheets[i - 1];
            zip.Part($"xl/worksheets/sheet{i}.xml", xml => WriteSheet(xml, sheet));
        }
    }

    private static void Relation(XmlWriter xml, string id, string type, string target) =>
        xml.Put("Relationship", Relations, [("Id", id), ("Type", $"{Related}/{type}"), ("Target", target)]);

    private static void WriteStyles(XmlWriter xml) => xml.Put("styleSheet", Main, [], () =>
    {
        xml.Put("numFmts", Main, [("count", "1")], () => xml.Put("numFmt", Main, [("numFmtId", "164"), ("formatCode", "yyyy\\-mm\\-dd")]));
        xml.Put("fonts", Main, [("count", "2")], () =>
        {
            xml.Put("font", Main, [], () => Font(xml));
            xml.Put("font", Main, [], () =>
            {
                xml.Put("b", Main, []);
                Font(xml);
            });
        });
        xml.Put("fills", Main, [("count", "3")], () =>
        {
            xml.Put("fill", Main, [], () => xml.Put("patternFill", Main, [("patternType", "none")]));
            xml.Put("fill", Main, [], () => xml.Put("patternFill", Main, [("patternType", "gray125")]));
            xml.Put("fill", Main, [], () => xml.Put("patternFill", Main, [("patternType", "solid")], () => xml.Put("fgColor", Main, [("rgb", "FFE6ECF2")])));
        });
        xml.Put("borders", Main, [("count", "1")], () => xml.Put("border", Main, []));
        xml.Put("cellStyleXfs", Main, [("count", "1")], () => xml.Put("xf", Main, []));
        xml.Put("cellXfs", Main, [("count", "4")], () =>
        {
            xml.Put("xf", Main, [("numFmtId", "0")]);
            xml.Put("xf", Main, [("numFmtId", "49"), ("fontId", "1"), ("fillId", "2"), ("applyFont", "1"), ("applyFill", "1"), ("applyNumberFormat", "1")]);
            // Text, so that 007 stays what it is.
            xml.Put("xf", Main, [("numFmtId", "49"), ("applyNumberFormat", "1"), ("applyAlignment", "1")], () => xml.Put("alignment", Main, [("vertical", "top"), ("wrapText", "1")]));
            xml.Put("xf", Main, [("numFmtId", "164"), ("applyNumberFormat", "1")]);
        });
    });

    private static void Font(XmlWriter xml)
    {
        xml.Put("sz", Main, [("val", "12")]);
        xml.Put("name", Main, [("val", "Calibri")]);
    }

    private static void WriteSheet(XmlWriter xml, SheetContent sheet) => xml.Put("worksheet", Main, [], () =>
    {
        xml.Put("sheetViews", Main, [], () => xml.Put("sheetView", Main, [("workbookViewId", "0")],
            () => xml.Put("pane", Main, [("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen")])));
        xml.Put("cols", Main, [], () =>
        {
            for (var i = 0; i < sheet.Columns.Count; i++)
            {
                var number = Digits(i + 1);
                xml.Put("col", Main, [("min", number), ("max", number), ("width", Digits(sheet.Columns[i].Width)), ("customWidth", "1"), ("style", Digits(sheet.Columns[i].Kind switch { ColumnKind.Day => Day, ColumnKind.Number => Number, _ => Words }))]);
            }
        });
        xml.Put("sheetData", Main, [], () =>
        {
            WriteRow(xml, 1, sheet.Header, Heading);
            var row = 1;
            foreach (var cells in sheet.Rows)
            {
                WriteRow(xml, ++row, cells, Words);
            }
        });
        WriteChoices(xml, sheet);
    });

    private static void WriteRow(XmlWriter xml, int row, IReadOnlyList<string> cells, int style) => xml.Put("row", Main, [("r", Digits(row))], () =>
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length > 0)
            {
                xml.Put("c", Main, [("r", RowOrigin.CellName(row, i)), ("s", Digits(style)), ("t", "inlineStr")], () => xml.Put("is", Main, [], () =>
                {
                    xml.WriteStartElement("t", Main);
                    xml.WriteAttributeString("xml", "space", null, "preserve");
                    // Excel reads _x000D_ as the character of that code.
                    xml.WriteString(Cell(cells[i]).Replace("_x", "_x005F_x", StringComparison.Ordinal));
                    xml.WriteEndElement();
                }));
            }
        }
    });

    // What else somebody types is asked about, not refused: names and codes in either language are read.
    private static void WriteChoices(XmlWriter xml, SheetContent sheet)
    {
        var chosen = sheet.Columns.Select((column, at) => (column.Choices, at)).Where(column => column.Choices is { Count: > 0 }).ToList();
        if (chosen.Count == 0 || sheet.ToFill == 0)
        {
            return;
        }
        xml.Put("dataValidations", Main, [("count", Digits(chosen.Count))], () =>
        {
            foreach (var (choices, at) in chosen)
            {
                var (column, from) = (RowOrigin.ColumnName(at), RowOrigin.ColumnName(choices!.Column));
                xml.Put("dataValidation", Main, [("type", "list"), ("errorStyle", "warning"), ("allowBlank", "1"), ("showErrorMessage", "1"), ("sqref", $"{column}2:{column}{sheet.ToFill + 1}")],
                    () => xml.WriteElementString("formula1", Main, $"'{choices.Sheet}'!${from}$2:${from}${choices.Count + 1}"));
            }
        });
    }
}
