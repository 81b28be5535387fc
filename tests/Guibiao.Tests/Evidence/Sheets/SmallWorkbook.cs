using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Guibiao.Evidence;

namespace Guibiao.Tests.Evidence.Sheets;

/// <summary>Writes workbooks part by part, as spreadsheet programs do, and as nobody should.</summary>
internal static class SmallWorkbook
{
    private const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>One sheet's XLSX: its rows as XML. Style 1 is a day, style 2 a day of the Republic's calendar, style 3 a number with 0.00E+00.</summary>
    public static byte[] Xlsx(string rows, string sheet = "visits", params string[] shared) => Xlsx([(sheet, rows, "")], shared);

    public static byte[] Xlsx((string Name, string Rows, string State)[] sheets, string[] shared, string more = "") => Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
            + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"),
        ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Spreadsheet}\" xmlns:r=\"{Relationships}\">{more}<sheets>"
            + string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{i + 1}\" {sheet.State} r:id=\"s{i}\"/>")) + "</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{Relationships}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))
            + $"<Relationship Id=\"t\" Type=\"{Relationships}/styles\" Target=\"styles.xml\"/><Relationship Id=\"u\" Type=\"{Relationships}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"),
        ("xl/styles.xml", $"<styleSheet xmlns=\"{Spreadsheet}\"><numFmts count=\"2\"><numFmt numFmtId=\"165\" formatCode=\"[$-404]e/m/d;@\"/><numFmt numFmtId=\"166\" formatCode=\"0.00E+00\"/></numFmts>"
            + "<fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"14\"/></cellStyleXfs>"
            + "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"165\" applyNumberFormat=\"1\"/><xf numFmtId=\"166\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
        ("xl/sharedStrings.xml", $"<sst xmlns=\"{Spreadsheet}\">" + string.Concat(shared.Select(text => text.StartsWith("<si>", StringComparison.Ordinal) ? text : $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>")) + "</sst>"),
        .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i}.xml", $"<worksheet xmlns=\"{Spreadsheet}\"><sheetData>{sheet.Rows}</sheetData></worksheet>")),
    ]);

    /// <summary>One sheet's ODS: its rows as XML.</summary>
    public static byte[] Ods(string rows, string sheet = "visits") => Ods($"<table:table table:name=\"{SecurityElement.Escape(sheet)}\">{rows}</table:table>", manifest: "");

    public static byte[] Ods(string tables, string manifest, string styles = "") => Zip(
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
            + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\" "
            + $"office:version=\"1.2\"><office:automatic-styles><number:date-style style:name=\"n1\"><number:year number:style=\"long\"/><number:text>/</number:text><number:month/><number:text>/</number:text><number:day/></number:date-style><style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"n1\"/>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
            + $"<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>{manifest}</manifest:manifest>"));

    /// <summary>The same cells as CSV, XLSX and ODS.</summary>
    public static byte[] Csv(IEnumerable<SmallCell[]> rows) =>
        Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")));

    public static byte[] Xlsx(IEnumerable<SmallCell[]> rows, string sheet = "visits")
    {
        var shared = new List<string>();
        var xml = new StringBuilder();
        foreach (var (row, number) in rows.Select((row, i) => (row, i + 1)))
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            foreach (var (cell, column) in row.Select((cell, i) => (cell, i)))
            {
                xml.Append(cell.Xlsx(RowOrigin.CellName(number, column), shared));
            }
            xml.Append("</row>");
        }
        return Xlsx(xml.ToString(), sheet, [.. shared]);
    }

    public static byte[] Ods(IEnumerable<SmallCell[]> rows, string sheet = "visits") =>
        Ods(string.Concat(rows.Select(row => $"<table:table-row>{string.Concat(row.Select(cell => cell.Ods()))}</table:table-row>")), sheet);
}

/// <summary>A cell as a file of text has it, and as each kind of workbook stores what somebody typed.</summary>
internal sealed record SmallCell(char Kind, string Text)
{
    public static implicit operator SmallCell(string text) => new('t', text);

    public string Xlsx(string name, List<string> shared)
    {
        switch (Kind)
        {
            case 'n':
                // Seventeen digits, as Excel writes them.
                return $"<c r=\"{name}\"><v>{double.Parse(Text, CultureInfo.InvariantCulture).ToString("G17", CultureInfo.InvariantCulture)}</v></c>";
            case 'd':
                return $"<c r=\"{name}\" s=\"1\"><v>{DateOnly.Parse(Text, CultureInfo.InvariantCulture).DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>";
            case 'b':
                return $"<c r=\"{name}\" t=\"b\"><v>{(Text == "true" ? 1 : 0)}</v></c>";
            case 's':
                shared.Add(Text);
                return $"<c r=\"{name}\" t=\"s\"><v>{shared.Count - 1}</v></c>";
            default:
                return Text.Length == 0 ? "" : $"<c r=\"{name}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(Text)}</t></is></c>";
        }
    }

    public string Ods() => Kind switch
    {
        'n' => $"<table:table-cell office:value-type=\"float\" office:value=\"{double.Parse(Text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)}\"><text:p>about</text:p></table:table-cell>",
        'd' => $"<table:table-cell table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"{Text}\"><text:p>shown otherwise</text:p></table:table-cell>",
        'b' => $"<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"{Text}\"><text:p>TRUE</text:p></table:table-cell>",
        _ => Text.Length == 0 ? "<table:table-cell/>" : $"<table:table-cell office:value-type=\"string\"><text:p>{SecurityElement.Escape(Text)}</text:p></table:table-cell>",
    };
}
