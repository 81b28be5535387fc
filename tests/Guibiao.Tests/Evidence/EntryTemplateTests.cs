using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Guibiao.Evidence;
using Guibiao.Evidence.Sheets;
using Guibiao.Tests.Evidence.Sheets;

namespace Guibiao.Tests.Evidence;

public sealed partial class EntryTemplateTests(Soffice office) : IClassFixture<Soffice>, IDisposable
{
    private readonly Ministry ministry = new();

    public static TheoryData<WorkbookFormat, string> Both => new(from format in Enum.GetValues<WorkbookFormat>() from language in new[] { "zh-TW", "en" } select (format, language));

    public static TheoryData<string, string> PackRegisters => new(
        from register in RegisterYaml.Read(File.ReadAllText(Project.File("packs", "mofa-105", "registers.yaml")), "registers.yaml").Registers
        from language in new[] { "zh-TW", "en" }
        select (register.Register.Name, language));

    public void Dispose() => ministry.Dispose();

    [Theory]
    [MemberData(nameof(Both))]
    public void Write_FilledIn_IsImportedAsItIs_AlsoAfterLibreOffice(WorkbookFormat format, string language)
    {
        var blank = Write(format, language);
        var nothing = ministry.Import(blank);
        Assert.Equal(("", 0), (Ministry.Sentences(nothing.Issues), nothing.Read));

        SmallCell[][] rows = language == "en"
            ? [["007", new('d', "2016-03-05"), "Japan", "Minister", new('d', "2016-03-04"), new('d', "2016-03-06"), new('n', "12"), new('n', "1000.1"), "yes", "Embassy in São Tomé", "public"],
               ["105-002", "105/4/1", "Palau", "", "", "", "", "", "no", "Asia and Pacific Affairs", "restricted"]]
            : [["007", new('d', "2016-03-05"), "日本", "部長級", new('d', "2016-03-04"), new('d', "2016-03-06"), new('n', "12"), new('n', "1000.1"), "是", "駐聖多美普林西比大使館", "公開"],
               ["105-002", "105/4/1", "帛琉", "", "", "", "", "", "否", "亞東太平洋司", "限閱"]];
        var filled = Fill(format, blank, rows);
        var (from, other) = format == WorkbookFormat.Xlsx ? ("xlsx", "ods") : ("ods", "xlsx");
        var result = ministry.Import(filled);
        Assert.Equal(("", 2), (Ministry.Sentences(result.Issues), result.Accepted));
        Assert.Equal("007 2 2016-03-05 JP minister 2016-03-04 2016-03-06 12 100010 1 STP public\n105-002 3 2016-04-01 PW - - - - - 0 DAP restricted",
            ministry.Rows("SELECT entry, line, visited, country, rank, stay_from, stay_to, guests, cost, official, unit, class FROM r_visits ORDER BY line"));
        foreach (var saved in new[] { office.Convert(filled, from, from), office.Convert(filled, from, other) })
        {
            var again = ministry.Import(saved);
            Assert.Equal(("", 2, 2), (Ministry.Sentences(again.Issues), again.Read, again.Duplicates));
        }
    }

    [Theory]
    [InlineData(WorkbookFormat.Xlsx)]
    [InlineData(WorkbookFormat.Ods)]
    public void Write_LibreOffice_ShowsTheChoices_AndTheHeaderStaysInSight(WorkbookFormat format)
    {
        var seen = office.Convert(Write(format, "zh-TW"), format == WorkbookFormat.Xlsx ? "xlsx" : "ods", "xlsx");
        var sheet = Part(seen, "xl/worksheets/sheet1.xml");
        var choices = Validation().Matches(sheet).Select(match => (match.Groups[1].Value, match.Groups[2].Value.Replace("'", "", StringComparison.Ordinal))).Order().ToList();
        Assert.Equal(
            [("C", "代碼!$A$2:$A$4"), ("D", "代碼!$C$2:$C$3"), ("I", "代碼!$E$2:$E$3"), ("J", "代碼!$G$2:$G$3"), ("K", "代碼!$I$2:$I$3")], choices);
        // Without a window LibreOffice keeps no view, so that this is asked of the template itself.
        if (format == WorkbookFormat.Xlsx)
        {
            Assert.Matches("<pane [^>]*ySplit=\"1\"[^>]*state=\"frozen\"", Part(Write(format, "zh-TW"), "xl/worksheets/sheet1.xml"));
        }
        else
        {
            Assert.Contains("config:name=\"VerticalSplitPosition\" config:type=\"int\">1<", Part(Write(format, "zh-TW"), "settings.xml"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(Write(WorkbookFormat.Xlsx, "en"), Write(WorkbookFormat.Xlsx, "en"));

    [Theory]
    [MemberData(nameof(PackRegisters))]
    public void Write_RegisterOfThePack_HasHeadersThatItsImportKnows(string name, string language)
    {
        var register = RegisterYaml.Read(File.ReadAllText(Project.File("packs", "mofa-105", "registers.yaml")), "registers.yaml").Registers.Single(one => one.Register.Name == name).Register;
        var workbook = EntryTemplate.Write(register, [], new Units([]), new CodeLists([]), WorkbookFormat.Ods, CultureInfo.GetCultureInfo(language));
        var issues = new List<Issue>();
        var header = Guibiao.Evidence.Header.Read(register, Assert.Single(EvidenceFile.Read(register, workbook, "a.ods", issues, issues)), issues);
        Assert.Equal("", Ministry.Sentences(issues));
        Assert.All(header.Columns, column => Assert.True(column >= 0));
    }

    [Fact]
    public void Write_Notes_SayWhatEachColumnIs()
    {
        var notes = Part(Write(WorkbookFormat.Xlsx, "zh-TW"), "xl/worksheets/sheet3.xml");
        foreach (var text in new[] { "編號（用以識別一筆資料，不可重複）", "從清單選（見工作表「代碼」）", "數字（小數至多 2 位）", "2016-03-05、105/3/5", "在工作表「政要互訪」填寫" })
        {
            Assert.Contains(text, notes, StringComparison.Ordinal);
        }
    }

    private byte[] Write(WorkbookFormat format, string language) => ministry.Store.Read(transaction =>
    {
        var units = Units.Load(transaction, Ministry.Agency);
        return EntryTemplate.Write(ministry.Visits, units.All, units, CodeLists.Load(transaction, Ministry.Agency), format, CultureInfo.GetCultureInfo(language));
    });

    // As somebody fills it in: rows below the header.
    private static byte[] Fill(WorkbookFormat format, byte[] workbook, SmallCell[][] rows)
    {
        var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.GetEntry(format == WorkbookFormat.Xlsx ? "xl/worksheets/sheet1.xml" : "content.xml")!;
            string text;
            using (var reader = new StreamReader(part.Open()))
            {
                text = reader.ReadToEnd();
            }
            part.Delete();
            var filled = format == WorkbookFormat.Xlsx
                // Days have the fourth cell format of the template.
                ? text.Replace("</sheetData>", string.Concat(rows.Select((row, i) => $"<row r=\"{i + 2}\">{string.Concat(row.Select((cell, at) => cell.Xlsx(RowOrigin.CellName(i + 2, at), []).Replace("s=\"1\"", "s=\"3\"", StringComparison.Ordinal)))}</row>")) + "</sheetData>", StringComparison.Ordinal)
                : new Regex("</table:table-row>").Replace(text, "</table:table-row>" + string.Concat(rows.Select(row => $"<table:table-row>{string.Concat(row.Select(cell => cell.Ods()))}</table:table-row>")), 1);
            using var writer = new StreamWriter(zip.CreateEntry(part.FullName).Open());
            writer.Write(filled);
        }
        return bytes.ToArray();
    }

    private static string Part(byte[] workbook, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("<dataValidation [^>]*sqref=\"([A-Z])2:\\1[0-9]+\"[^>]*>\\s*<formula1>([^<]+)</formula1>")]
    private static partial Regex Validation();
}
