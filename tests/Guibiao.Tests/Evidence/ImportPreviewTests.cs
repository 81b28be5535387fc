using System.Globalization;
using System.Text;
using Guibiao.Evidence;
using Guibiao.Tests.Evidence.Sheets;

namespace Guibiao.Tests.Evidence;

public sealed class ImportPreviewTests : IDisposable
{
    private static readonly SmallCell[] Names = ["編號", "訪問日", "國家", "單位", "職級"];

    private readonly Ministry ministry = new();

    public static TheoryData<string> Formats => ["csv", "xlsx", "ods"];

    public void Dispose() => ministry.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Import_DryRun_ShowsWhatEachRowIs_AndHandsTheRefusedBackWithReasons(string format)
    {
        ministry.Import("編號,訪問日,國家,單位\nA,2016-03-05,JP,DAP\nB,2016-03-05,JP,DAP\n");
        SmallCell[][] rows =
        [
            Names,
            ["A", new('d', "2016-03-05"), "日本", "DAP", ""],
            ["B", new('d', "2016-03-06"), "日本", "DAP", ""],
            ["C", new('d', "2016-03-05"), "日本", "DAP", ""],
            ["D", "105/2/30", "日木", "DAP", ""],
            ["C", new('d', "2016-03-05"), "日本", "DAP", ""],
            ["'=E", new('d', "2016-03-05"), "日本", "DAP", "部長"],
            ["F", new('d', "2016-03-05"), "日本", "DAP", ""],
        ];
        var source = Write(format, rows);
        var (result, preview) = Look(source);
        Assert.Equal((2, 2, 1, 2), (preview.Count(RowKind.New), preview.Count(RowKind.Same), preview.Count(RowKind.Changed), preview.Count(RowKind.Wrong)));
        Assert.Equal((7, 0, 3, 2), (result.Read, result.Accepted, result.Rejected, result.Duplicates));
        Assert.Equal(["C", "F"], preview.First(RowKind.New).Select(row => row.Cells[0]));

        var (bytes, ending) = RefusedRows.Write(source, preview, result.Issues, CultureInfo.GetCultureInfo("zh-TW"));
        Assert.Equal(format, ending);
        var back = EvidenceFile.Read(ministry.Visits, bytes, "back", [], []).ToList();
        Assert.Equal(["編號|訪問日|國家|單位|職級|不合格原因", "B|2016-03-06|日本|DAP|", "D|105/2/30|日木|DAP|", "=E|2016-03-05|日本|DAP|部長"],
            back.Select((row, i) => string.Join('|', i == 0 ? row.Cells : row.Cells[..5])));
        Assert.Contains("不是日期", back[2].Cells[5], StringComparison.Ordinal);
        Assert.Contains("日木", back[2].Cells[5].Split('\n')[1], StringComparison.Ordinal);

        // Handed in again as it is, the same rows are refused for the same reasons, in one column.
        var (again, same) = Look(bytes);
        Assert.Equal(result.Issues.Count(issue => issue.Severity == Severity.Error), again.Issues.Count(issue => issue.Severity == Severity.Error));
        Assert.Equal(back.Select(row => row.Cells.Length), EvidenceFile.Read(ministry.Visits, RefusedRows.Write(bytes, same, again.Issues, CultureInfo.GetCultureInfo("en")).Bytes, "back", [], []).Select(row => row.Cells.Length));
    }

    [Fact]
    public void Import_FormulaWithoutValue_IsAWrongRow()
    {
        var (_, preview) = Look(SmallWorkbook.Xlsx("""<row r="1"><c t="str"><v>number</v></c><c t="str"><v>visited</v></c><c t="str"><v>country</v></c><c t="str"><v>unit</v></c><c t="str"><v>cost</v></c></row><row r="2"><c><v>1</v></c><c s="1"><v>42434</v></c><c t="str"><v>JP</v></c><c t="str"><v>DAP</v></c><c><f>A1</f></c></row>"""));
        Assert.Equal((0, 1), (preview.Count(RowKind.New), preview.Count(RowKind.Wrong)));
    }

    [Fact]
    public void Import_UnknownColumns_AreWhatSomebodySaysTheyAre_ForThisImport()
    {
        var csv = Encoding.UTF8.GetBytes("號碼,訪問日,哪國,單位,備忘\nA,2016-03-05,日本,DAP,私人\n");
        var (refused, _) = Look(csv);
        Assert.Equal(["evidence.unknownHeader", "evidence.unknownHeader", "evidence.unknownHeader"], refused.Issues.Select(issue => issue.Code).Where(code => code != "evidence.headerMissing"));

        var (taken, _) = Look(csv, new() { ["號碼"] = "number", ["哪國"] = "country", ["備忘"] = "" });
        Assert.Equal(("", 1), (Ministry.Sentences(taken.Issues), taken.Accepted));
        var (twice, _) = Look(csv, new() { ["號碼"] = "number", ["哪國"] = "number", ["備忘"] = "nothing" });
        Assert.Equal(["evidence.headerMissing", "evidence.headerTwice", "evidence.unknownHeader"], twice.Issues.Select(issue => issue.Code).Order());
        Assert.True(Look(csv).Result.Refused);
    }

    private (ImportResult Result, ImportPreview Preview) Look(byte[] bytes, Dictionary<string, string>? meanings = null)
    {
        var preview = new ImportPreview();
        var options = new ImportOptions(DryRun: true, Meanings: meanings, Preview: preview);
        return (EvidenceImporter.Import(ministry.Store, Ministry.Agency, ministry.Visits, bytes, "visits", options, Ministry.Now(5), (_, _, _, _, _) => []), preview);
    }

    private static byte[] Write(string format, SmallCell[][] rows) => format switch { "csv" => SmallWorkbook.Csv(rows), "xlsx" => SmallWorkbook.Xlsx(rows), _ => SmallWorkbook.Ods(rows) };
}
