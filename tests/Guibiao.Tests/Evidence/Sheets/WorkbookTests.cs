using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using Guibiao.Evidence;

namespace Guibiao.Tests.Evidence.Sheets;

public sealed class WorkbookTests(Soffice office) : IClassFixture<Soffice>, IDisposable
{
    private const string Header = """<row r="1"><c r="A1" t="inlineStr"><is><t>number</t></is></c><c r="B1" t="inlineStr"><is><t>visited</t></is></c><c r="C1" t="inlineStr"><is><t>country</t></is></c><c r="D1" t="inlineStr"><is><t>unit</t></is></c><c r="E1" t="inlineStr"><is><t>cost</t></is></c></row>""";
    private static readonly SmallCell[] Names = ["編號", "訪問日", "國家", "職級", "人次", "經費", "正式", "單位"];

    private static readonly SmallCell[][] Typed =
    [
        Names,
        ["105-001", new('d', "2016-03-05"), "日本", "部長級", new('n', "1234"), new('n', "1000.5"), new('b', "true"), "DAP"],
        ["105-002", "105/4/1", new('s', "帕勞"), "", new('n', "2"), new('n', "0.1"), "N", new('s', "亞東太平洋司")],
        [new('n', "105003"), "１０５年４月２日", "JP", "", "１２", new('n', "12.3"), new('b', "false"), "DAP"],
        ["'=105", new('d', "2016-12-31"), "JP", "", "", new('n', "0.07"), "", "DAP"],
    ];

    private readonly Ministry ministry = new();

    public void Dispose() => ministry.Dispose();

    [Fact]
    public void Import_Workbooks_GiveTheEntriesThatCsvGives()
    {
        var csv = ministry.Import(SmallWorkbook.Csv(Typed));
        Assert.Equal(("", 4), (Ministry.Sentences(csv.Issues), csv.Accepted));
        Assert.Equal("105-001 2016-03-05 JP minister 1234 100050 1\n105-002 2016-04-01 PW - 2 10 0\n105003 2016-04-02 JP - 12 1230 0\n=105 2016-12-31 JP - - 7 -",
            ministry.Rows("SELECT entry, visited, country, rank, guests, cost, official FROM r_visits ORDER BY line"));

        var (xlsx, ods) = (SmallWorkbook.Xlsx(Typed), SmallWorkbook.Ods(Typed));
        foreach (var workbook in new[] { xlsx, ods, office.Convert(xlsx, "xlsx", "ods"), office.Convert(ods, "ods", "xlsx") })
        {
            var again = ministry.Import(workbook, file: "whatever.csv");
            // LibreOffice writes TRUE() where true was typed, which is told.
            Assert.Equal(("", 4, 4), (Ministry.Sentences(again.Issues.Where(issue => issue.Code != "sheet.formulas")), again.Read, again.Duplicates));
        }
    }

    [Fact]
    public void Import_AnyRows_GiveTheSameEntriesDigestsAndIssuesInEachFormat()
    {
        var number = Gen.Select(Gen.Long[-999_999_999, 999_999_999], Gen.Int[0, 6]).Select((digits, scale) =>
            new SmallCell('n', decimal.Divide(digits, (decimal)Math.Pow(10, scale)).ToString("0.######", CultureInfo.InvariantCulture)));
        var day = Gen.Int[1, 60_000].Select(days => new SmallCell('d', new DateOnly(1900, 3, 1).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        var text = Gen.OneOf(
            Gen.OneOf("", "A", "105-001", "105/2/30", "2016-03-05", "日本", "JP", "部長級", "是", "1,234", "１２", "DAP", "密", "verified", "a|b", "=1+1", "'=1+1", "''-", "#N/A", "#DIV/0!", "<&>", "5\" 管"),
            Gen.Char["A=+-@'王１,;\"<&>| "].Array[0, 8].Select(letters => new string(letters).Trim()));
        var cell = Gen.OneOf(Gen.Select(text, Gen.OneOf('t', 's'), (words, kind) => new SmallCell(kind, words)), number, day, Gen.OneOf(new SmallCell('b', "true"), new SmallCell('b', "false")));
        cell.Array[Names.Length].Array[0, 6].Sample(
            rows =>
            {
                SmallCell[][] all = [Names, .. rows];
                var csv = Read(SmallWorkbook.Csv(all));
                Assert.Equal(csv, Read(SmallWorkbook.Xlsx(all)));
                Assert.Equal(csv, Read(SmallWorkbook.Ods(all)));
            },
            iter: Project.Often(300), threads: 1);
    }

    [Theory]
    [InlineData("0.10000000000000001", "0.1")]
    [InlineData("12.300000000000001", "12.3")]
    [InlineData("1.1000000000000001", "1.1")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("99999.990000000005", "99999.99")]
    [InlineData("0.999999999999999999", "1")]
    [InlineData("9.9999999999999995E-8", "0.0000001")]
    [InlineData("-1.5E3", "-1500")]
    [InlineData("1E-2", "0.01")]
    [InlineData("12.30", "12.3")]
    [InlineData("1234567890123456789", "1234567890123456789")]
    [InlineData("-0.0", "0")]
    [InlineData("007", "007")]
    [InlineData("1E9999", "1E9999")]
    [InlineData("1.2.3", "1.2.3")]
    public void Number_AsTheFileWritesIt_IsWhatSomebodyTyped(string written, string plain) => Assert.Equal(plain, Guibiao.Evidence.Sheets.SheetNumber.Plain(written));

    [Theory]
    [InlineData("1", false, "1900-01-01")]
    [InlineData("59", false, "1900-02-28")]
    [InlineData("60", false, null)]
    [InlineData("61", false, "1900-03-01")]
    [InlineData("42434", false, "2016-03-05")]
    [InlineData("42434.604166666664", false, "2016-03-05 14:30:00")]
    [InlineData("42434.999999999", false, "2016-03-06")]
    [InlineData("40972", true, "2016-03-05")]
    [InlineData("0.5", false, null)]
    [InlineData("-1", false, null)]
    [InlineData("1E300", false, null)]
    public void Date_OfASerial_IsItsDay(string serial, bool from1904, string? day) => Assert.Equal(day, Guibiao.Evidence.Sheets.SheetDate.OfSerial(serial, from1904));

    [Theory]
    [InlineData("yyyy-mm-dd", true)]
    [InlineData("[$-404]e/m/d;@", true)]
    [InlineData("[$-404]gge\"年\"m\"月\"d\"日\"", true)]
    [InlineData("mmm", true)]
    [InlineData("General", false)]
    [InlineData("G/通用格式", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("#,##0.00\"days\"", false)]
    [InlineData("[Red]0.00", false)]
    [InlineData("[h]:mm", false)]
    [InlineData("h:mm:ss", false)]
    [InlineData("\\d0", false)]
    public void Format_IsADays_OrNot(string code, bool isDate) => Assert.Equal(isDate, Guibiao.Evidence.Sheets.NumberFormats.IsDate(code));

    [Fact]
    public void Import_StylesFormulasHiddenRowsAndPhonetics_AreReadAsPeopleSeeThem()
    {
        var result = ministry.Import(SmallWorkbook.Xlsx(
            Header + """
            <row r="3" hidden="1"><c r="A3" t="s"><v>0</v></c><c r="B3" s="2"><v>42434</v></c><c r="C3" t="str"><f>"J"&amp;"P"</f><v>JP</v></c><c r="D3" t="s"><v>1</v></c><c r="E3" s="3"><f>1+0.1</f><v>1.1000000000000001</v></c><c r="XFD3" s="1"/></row>
            """,
            shared: ["<si><r><t>105</t></r><r><t>_x002D_1</t></r><rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh></si>", "DAP"]));

        Assert.Equal("""
            visits.csv sheet "visits": hidden rows are read too (1, from row 3 on).
            visits.csv sheet "visits": 2 cells are formulas (first C3); what the file holds as their values is taken.
            """.ReplaceLineEndings("\n"), Ministry.Sentences(result.Issues));
        Assert.False(result.Refused);
        Assert.Equal("105-1 3 2016-03-05 JP 110", ministry.Rows("SELECT entry, line, visited, country, cost FROM r_visits"));
    }

    [Fact]
    public void Import_WrongCells_AreCalledAsTheSpreadsheetCallsThem()
    {
        var result = ministry.Import(SmallWorkbook.Xlsx(
            Header + """<row r="14"><c r="A14"><v>1</v></c><c r="B14"><v>5</v></c><c r="C14" t="inlineStr"><is><t>日木</t></is></c><c r="D14" t="e"><v>#REF!</v></c></row><row r="15"><c r="A15"><v>1</v></c><c r="E15"><f>A1</f></c></row>""", "政要互訪"), file: "互訪.xlsx");

        Assert.Equal("互訪.xlsx sheet \"政要互訪\" cell D14, column \"unit\": \"#REF!\" is a spreadsheet's error, not a value; mend the formula or type the value.\n"
            + "互訪.xlsx sheet \"政要互訪\" cell B15, column \"visited\": a value is required.\n"
            + "互訪.xlsx sheet \"政要互訪\" cell C15, column \"country\": a value is required.\n"
            + "互訪.xlsx sheet \"政要互訪\" cell D15, column \"unit\": a value is required.\n"
            + "互訪.xlsx sheet \"政要互訪\" cell E15: the formula has no value; open the file in a spreadsheet program and save it again.",
            Ministry.Sentences(result.Issues.Where(issue => issue.Severity == Severity.Error)));
        Assert.Equal("互訪.xlsx 工作表「政要互訪」儲存格 D14「unit」欄：「#REF!」是試算表的錯誤訊息，不是資料；請更正公式或改填資料。", result.Issues.First(issue => issue.Severity == Severity.Error).Message.Chinese);
        var place = result.Issues.First(issue => issue.Severity == Severity.Error).Place!;
        Assert.Equal(("互訪.xlsx", 1, 14, 4, 14, 4), (place.File, place.Table, place.Row, place.Cell, place.Line, place.Column));
        Assert.Equal((2, 0, 2), (result.Read, result.Accepted, result.Rejected));
    }

    [Theory]
    [InlineData("visits|other", "visits.csv: the sheet \"visits\" is read; these are not: other.")]
    [InlineData("Visits|other", "visits.csv: the sheet \"Visits\" is read; these are not: other.")]
    [InlineData("政要互訪|填表說明|代碼", "")]
    [InlineData("a|b-", "visits.csv: the sheet \"a\" is read; these are not: b-.")]
    [InlineData("a|hidden", "visits.csv: the sheet \"a\" is read; these are not: hidden.")]
    [InlineData("a|b", "visits.csv: the sheets a, b have the columns of the register visits; call the one to be read \"visits\".")]
    [InlineData("a-|b-", "visits.csv: none of the sheets (a-, b-) has the columns of the register visits; call the one to be read \"visits\".")]
    public void Import_Sheets_TheOneCalledLikeTheRegisterIsRead_OrTheOnlyOneWithItsColumns(string names, string sentence)
    {
        const string Row = """<row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" s="1"><v>42434</v></c><c r="C2" t="inlineStr"><is><t>JP</t></is></c><c r="D2" t="inlineStr"><is><t>DAP</t></is></c></row>""";
        var sheets = names.Split('|').Select(name => (name, name.EndsWith('-') ? "<row><c><v>1</v></c></row>" : Header + Row, name == "hidden" ? "state=\"hidden\"" : "")).ToArray();
        var result = ministry.Import(SmallWorkbook.Xlsx(sheets, []));
        Assert.Equal(sentence, Ministry.Sentences(result.Issues));

        var tables = string.Concat(sheets.Select(sheet => $"<table:table table:name=\"{sheet.name}\" table:style-name=\"{sheet.name}\">" + (sheet.name.EndsWith('-') ? "<table:table-row><table:table-cell/></table:table-row>"
            : "<table:table-row>" + string.Concat(new SmallCell[] { "number", "visited", "country", "unit" }.Select(cell => cell.Ods())) + "</table:table-row><table:table-row table:number-rows-repeated=\"2\">"
                + string.Concat(new SmallCell[] { "A", "105/3/5", "JP", "DAP" }.Select(cell => cell.Ods())) + "</table:table-row><table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>")
            + "</table:table>"));
        var ods = ministry.Import(SmallWorkbook.Ods(tables, manifest: "", """<style:style style:name="hidden"><style:table-properties table:display="false"/></style:style>"""));
        Assert.Equal(sentence, Ministry.Sentences(ods.Issues));
        Assert.Equal(result.Accepted * 2, ods.Duplicates);
    }

    [Fact]
    public void CorrectFile_Workbook_Corrects()
    {
        ministry.Import(SmallWorkbook.Xlsx(Typed));
        var corrected = ministry.Store.Write(transaction => Corrections.CorrectFile(
            transaction, Ministry.Agency, ministry.Visits, SmallWorkbook.Ods([Names, ["105-001", new('d', "2016-03-06"), "日本", "部長級", new('n', "1234"), new('n', "1000.5"), "是", "DAP"]]), "corrections.ods", Ministry.Now(9), (_, _, _, _, _) => []));

        Assert.Equal(("", 1), (Ministry.Sentences(corrected.Issues), corrected.Accepted));
        Assert.Equal("2016-03-06", ministry.Rows("SELECT visited FROM r_visits WHERE entry = '105-001' AND known_to IS NULL"));
    }

    public static TheoryData<string> Hostiles => [.. Hostile.Keys];

    private static Dictionary<string, (Func<byte[]> File, string Sentence)> Hostile { get; } = new()
    {
        ["picture"] = (() => [0x89, .. "PNG\r\n"u8, 26, 10, 0, 0], "sheet.notTable"),
        ["pdf"] = (() => [.. "%PDF-1.7\n"u8], "sheet.notTable"),
        ["old or encrypted"] = (() => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[600]], "sheet.locked"),
        ["other zip"] = (() => SmallWorkbook.Zip(("a.txt", "hello")), "sheet.notTable"),
        ["other office"] = (() => SmallWorkbook.Zip(("content.xml", "<a><body><text/></body></a>"), ("META-INF/manifest.xml", "<m/>")), "sheet.notTable"),
        ["empty zip"] = (() => SmallWorkbook.Zip(), "sheet.notTable"),
        ["truncated"] = (() => SmallWorkbook.Xlsx(Header)[..900], "sheet.broken"),
        ["scrambled"] = (() => Scramble(SmallWorkbook.Xlsx(Header)), "sheet.broken"),
        ["dtd"] = (() => SmallWorkbook.Zip(("[Content_Types].xml", "<a/>"), ("_rels/.rels", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")), "sheet.broken"),
        ["entities"] = (() => SmallWorkbook.Ods("<table:table>&lol;</table:table>", manifest: ""), "sheet.broken"),
        ["no sheet"] = (() => SmallWorkbook.Xlsx([], []), "sheet.none"),
        ["sheet elsewhere"] = (() => SmallWorkbook.Zip(("[Content_Types].xml", "<a/>"), ("_rels/.rels", "<a><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"http://localhost/workbook.xml\" TargetMode=\"External\"/></a>")), "sheet.notTable"),
        ["encrypted ods"] = (() => SmallWorkbook.Ods("", manifest: "<manifest:file-entry manifest:full-path=\"x\"><manifest:encryption-data/></manifest:file-entry>"), "sheet.locked"),
        ["row beyond"] = (() => SmallWorkbook.Xlsx(Header + "<row r=\"99999999\"/>"), "sheet.broken"),
        ["row twice"] = (() => SmallWorkbook.Xlsx(Header + "<row r=\"1\"/>"), "sheet.broken"),
        ["string beyond"] = (() => SmallWorkbook.Xlsx(Header + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>"), "sheet.broken"),
        ["column beyond"] = (() => SmallWorkbook.Xlsx(Header + "<row r=\"2\"><c r=\"ZZZZZ2\"><v>7</v></c></row>"), "sheet.broken"),
        ["wide"] = (() => SmallWorkbook.Xlsx(Header + "<row r=\"2\"><c r=\"XFD2\"><v>7</v></c></row>"), "sheet.tooWide"),
        ["wide ods"] = (() => SmallWorkbook.Ods("<table:table-row><table:table-cell table:number-columns-repeated=\"1000000\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>"), "sheet.tooWide"),
        ["repeated"] = (() => SmallWorkbook.Ods("<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>"), "sheet.repeated"),
        ["repeated beyond"] = (() => SmallWorkbook.Ods("<table:table-row table:number-rows-repeated=\"9999999999999999999\"/>"), "sheet.broken"),
        ["only empty columns"] = (() => SmallWorkbook.Ods(string.Concat(Enumerable.Repeat("<table:table-row><table:table-cell table:number-columns-repeated=\"1000000\"/></table:table-row>", 1000))), "evidence.noRows"),
        ["bomb by ratio"] = (() => SmallWorkbook.Xlsx(Header + string.Concat(Enumerable.Repeat("<x/>" + new string(' ', 900_000), 60))), "sheet.tooLarge"),
        ["long text"] = (() => SmallWorkbook.Xlsx(Header + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>" + new string('A', 3_000_000) + "</v></c></row>"), "sheet.tooLarge"),
        ["long text in pieces"] = (() => SmallWorkbook.Xlsx(Header + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>" + string.Concat(Enumerable.Repeat("<![CDATA[" + new string('A', 1000) + "]]>", 3000)) + "</v></c></row>"), "sheet.tooLarge"),
        ["deep"] = (() => SmallWorkbook.Xlsx(Header + string.Concat(Enumerable.Repeat("<a>", 200))), "sheet.tooLarge"),
        ["deep in a cell"] = (() => SmallWorkbook.Ods("<table:table-row><table:table-cell><text:p>" + string.Concat(Enumerable.Repeat("<text:span>", 5000)) + "</text:p></table:table-cell></table:table-row>"), "sheet.tooLarge"),
    };

    [Theory]
    [MemberData(nameof(Hostiles))]
    public void Import_HostileFile_IsRefusedInOneSentence_WithinBounds(string which)
    {
        var bytes = Hostile[which].File();
        GC.Collect();
        var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var result = ministry.Import(bytes, file: "a.xlsx");

        Assert.Equal(Hostile[which].Sentence, Assert.Single(result.Issues, issue => issue.Severity == Severity.Error).Code);
        Assert.Equal((true, 0), (result.Refused, result.Accepted));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200_000_000);
        Assert.Equal("0 0", ministry.Rows("SELECT (SELECT COUNT(*) FROM r_visits) AS entries, (SELECT COUNT(*) FROM event) AS events"));
    }

    [Fact]
    public void Import_AnyDamage_NeverThrows()
    {
        byte[][] sound = [SmallWorkbook.Xlsx(Typed), SmallWorkbook.Ods(Typed)];
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 100_000], Gen.Byte, Gen.Int[1, 40]).Sample(
            (which, at, value, run) =>
            {
                var bytes = sound[which].ToArray();
                bytes.AsSpan(at % bytes.Length, Math.Min(run, bytes.Length - at % bytes.Length)).Fill(value);
                var result = ministry.Import(bytes, dryRun: true);
                Assert.True(result.Refused || result.Accepted == 4);
            },
            iter: Project.Often(300), threads: 1);
    }

    // What a file says in rows and issues, however it is written.
    private string Read(byte[] bytes)
    {
        var (issues, said) = (new List<Issue>(), new StringBuilder());
        RowReader? reader = null;
        var (units, lists) = ministry.Store.Read(transaction => (Units.Load(transaction, Ministry.Agency), CodeLists.Load(transaction, Ministry.Agency)));
        foreach (var row in EvidenceFile.Read(ministry.Visits, bytes, "a", issues, []))
        {
            if (reader is null)
            {
                reader = new RowReader(ministry.Visits, Guibiao.Evidence.Header.Read(ministry.Visits, row, issues), units, lists, Ministry.Noon);
            }
            else if (reader.Read(row, issues) is { } read)
            {
                said.Append(CultureInfo.InvariantCulture, $"{read.Line} {read.Entry} {read.Unit} {read.Class} {string.Join('|', read.Values)} {read.Digest}\n");
            }
        }
        return said + string.Join('\n', issues.Select(issue => $"{issue.Code} {issue.Place?.Line} {issue.Place?.Column}"));
    }

    private static byte[] Scramble(byte[] bytes)
    {
        bytes.AsSpan(bytes.Length / 4, 200).Fill(0xa5);
        return bytes;
    }
}
