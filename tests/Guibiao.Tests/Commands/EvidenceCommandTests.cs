using System.Text.Json.Nodes;
using Guibiao.Cli;
using Guibiao.Tests.Evidence;
using Guibiao.Tests.Evidence.Sheets;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Commands;

[Collection("console")]
public sealed class EvidenceCommandOnSqliteTests() : EvidenceCommandTests(null);

[Collection("console")]
public sealed class EvidenceCommandOnPostgreSqlTests(PostgreSqlServer server) : EvidenceCommandTests(server);

public abstract class EvidenceCommandTests(PostgreSqlServer? server) : IDisposable
{
    private const string Header = "編號,訪問日,國家,單位,職級\n";

    private readonly Ministry ministry = new(server);

    public void Dispose()
    {
        ministry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Import_Json_IsOneDocumentWithTheContractsKeys()
    {
        var (exit, json, error) = await Run("import", "--register", "visits", ministry.Write("互訪.csv", Header + "A,2016-03-05,JP,DAP,部長級\n"), "--status", "verified", "--by", "王小明", "--reason", "月報");

        Assert.Equal("""{"register":"visits","read":1,"accepted":1,"rejected":0,"duplicates":0,"import":1,"issues":[]}""", json.ToJsonString());
        Assert.Equal((ExitCode.Done, ""), (exit, error));
    }

    [Fact]
    public async Task Import_WrongCell_ExitsWith1_AndSaysItOnBothSides()
    {
        var (exit, json, error) = await Run("import", "--register", "visits", ministry.Write("visits.csv", Header + "A,2016-03-05,JP,DAP,部長\n"), "--by", "w", "--reason", "r", "--lang", "en");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Equal("visits.csv line 2, column \"職級\": \"部長\" is not in list ranks; did you mean \"部長級\"?\n", error.ReplaceLineEndings("\n"));
        var issue = json["issues"]![0]!;
        Assert.Equal(
            ("evidence.notInList", "error", "visits.csv", 2, 5),
            (issue["code"]!.GetValue<string>(), issue["severity"]!.GetValue<string>(), issue["place"]!["file"]!.GetValue<string>(), issue["place"]!["line"]!.GetValue<int>(), issue["place"]!["column"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Import_WrongRowAmongGoodOnes_StoresNothing()
    {
        var file = ministry.Write("visits.csv", Header + "A,2016-03-05,JP,DAP,部長級\nB,2016-13-05,JP,DAP,部長級\nC,2016-03-05,JPN,DAP,部長級\n");

        var (exit, json, error) = await Run("import", "--register", "visits", file, "--by", "w", "--reason", "r");

        Assert.Equal((ExitCode.Refused, 3, 0), (exit, json["read"]!.GetValue<int>(), json["accepted"]!.GetValue<int>()));
        Assert.Equal([(3, 2), (4, 3)], json["issues"]!.AsArray().Select(issue => (issue!["place"]!["line"]!.GetValue<int>(), issue["place"]!["column"]!.GetValue<int>())));
        Assert.Equal(2, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("0 0", ministry.Rows("SELECT (SELECT COUNT(*) FROM r_visits) AS entries, (SELECT COUNT(*) FROM event) AS events"));
    }

    [Fact]
    public async Task Import_DryRun_SaysWhatItWouldDo_AndStoresNothing()
    {
        var file = ministry.Write("visits.csv", Header + "A,2016-03-05,JP,DAP,部長級\n");

        var (exit, json, _) = await Run("import", "--register", "visits", file, "--dry-run", "--by", "w", "--reason", "r");

        Assert.Equal("""{"register":"visits","read":1,"accepted":1,"rejected":0,"duplicates":0,"import":null,"issues":[]}""", json.ToJsonString());
        Assert.Equal((ExitCode.Done, "0 0"), (exit, ministry.Rows("SELECT (SELECT COUNT(*) FROM r_visits) AS entries, (SELECT COUNT(*) FROM event) AS events")));
    }

    [Fact]
    public async Task Import_Workbook_IsToldByItsContent_AndHasPlacesOfItsSheet()
    {
        SmallCell[][] rows = [["編號", "訪問日", "國家", "單位"], ["A", new('d', "2016-03-05"), "JP", "DAP"], ["B", new('d', "2016-03-05"), "日木", "DAP"]];
        var file = ministry.FileName("visits.csv");
        await File.WriteAllBytesAsync(file, SmallWorkbook.Xlsx(rows), TestContext.Current.CancellationToken);
        var (exit, json, error) = await Run("import", "--register", "visits", file, "--by", "w", "--reason", "r", "--lang", "en");
        Assert.Equal((ExitCode.Refused, "visits.csv sheet \"visits\" cell C3, column \"國家\": \"日木\" is not in list countries.\n"), (exit, error.ReplaceLineEndings("\n")));
        var place = json["issues"]![0]!["place"]!;
        Assert.Equal((1, 3, 3), (place["table"]!.GetValue<int>(), place["row"]!.GetValue<int>(), place["cell"]!.GetValue<int>()));

        await File.WriteAllBytesAsync(file, SmallWorkbook.Ods(rows[..2]), TestContext.Current.CancellationToken);
        (exit, json, _) = await Run("import", "--register", "visits", file, "--by", "w", "--reason", "r");
        Assert.Equal((ExitCode.Done, 1), (exit, json["accepted"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("ods")]
    public async Task Template_IsWritten_AndImportedAsItIs(string format)
    {
        var file = ministry.FileName("template");
        var (exit, json, error) = await Run("template", "--register", "visits", "--format", format, "--unit", "DAP", "--out", file);
        Assert.Equal((ExitCode.Done, "", file), (exit, error, json["file"]!.GetValue<string>()));
        (exit, json, error) = await Run("import", "--register", "visits", file, "--by", "w", "--reason", "r");
        Assert.Equal((ExitCode.Done, "", 0), (exit, error, json["read"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Template_UnknownUnitOrPlace_IsRefusedInASentence()
    {
        var (exit, _, error) = await Run("template", "--register", "visits", "--format", "ods", "--unit", "DAB", "--out", ministry.FileName("a.ods"), "--lang", "en");
        Assert.Equal((ExitCode.Refused, "There is no unit \"DAB\"; did you mean \"DAP\"?\n".ToLowerInvariant()), (exit, error.ReplaceLineEndings("\n").ToLowerInvariant()));
        (exit, _, error) = await Run("template", "--register", "visits", "--format", "ods", "--out", ministry.FileName("no/such/a.ods"), "--lang", "en");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("zh-TW", "visits：讀到 1 筆，匯入 1 筆，不合格 0 筆，重複 0 筆")]
    [InlineData("en", "visits: 1 read, 1 accepted, 0 rejected, 0 duplicates")]
    public async Task Import_WithoutJson_SaysItInTheLanguageAskedFor(string language, string sentence)
    {
        var file = ministry.Write("visits.csv", Header + "A,2016-03-05,JP,DAP,部長級\n");

        var (exit, output, error) = await CommandLine.Run("evidence", "import", "--register", "visits", file, "--by", "w", "--reason", "r", $"--lang={language}", "--database", ministry.Database);

        Assert.Equal((ExitCode.Done, sentence + "\n", ""), (exit, output.ReplaceLineEndings("\n"), error));
    }

    [Fact]
    public async Task WrongLine_Json_IsStillOneDocument()
    {
        var (exit, json, error) = await Run("submit", "--register", "visits", "--by", "w", "--reason", "r", "--lang", "en");

        Assert.Equal((ExitCode.Usage, "usage"), (exit, json["issues"]![0]!["code"]!.GetValue<string>()));
        Assert.StartsWith(json["issues"]![0]!["message"]!.GetValue<string>(), error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vists", "nothing.csv", "there is no file nothing.csv.")]
    [InlineData("vists", "visits.csv", "there is no register \"vists\" (there are: visits); did you mean \"visits\"?")]
    public async Task Import_WhatIsNotThere_IsRefusedInASentence(string register, string file, string sentence)
    {
        var path = file == "visits.csv" ? ministry.Write(file, Header) : file;

        var (exit, json, _) = await Run("import", "--register", register, path, "--by", "w", "--reason", "r", "--lang", "en");

        Assert.Equal((ExitCode.Refused, sentence), (exit, json["issues"]![0]!["message"]!.GetValue<string>()));
        Assert.Equal(0, json["accepted"]!.GetValue<int>());
    }

    [Fact]
    public async Task Import_OtherAgency_NamesTheOnesThereAre()
    {
        var (exit, json, _) = await Run("import", "--register", "visits", ministry.Write("visits.csv", Header), "--agency", "moef", "--by", "w", "--reason", "r", "--lang", "en");

        Assert.Equal((ExitCode.Refused, "there is no agency \"moef\" (there are: mofa)."), (exit, json["issues"]![0]!["message"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("import", "--register", "visits", "x.csv", "--by", "w")]
    [InlineData("import", "--register", "visits", "x.csv", "--by", "w", "--reason", " ")]
    [InlineData("import", "--register", "visits", "x.csv", "--by", "w", "--reason", "r", "--status", "returned")]
    [InlineData("submit", "--register", "visits", "--by", "w", "--reason", "r")]
    [InlineData("submit", "--register", "visits", "--all", "--entry", "A", "--by", "w", "--reason", "r")]
    [InlineData("correct", "--register", "visits", "--entry", "A", "--by", "w", "--reason", "r")]
    [InlineData("correct", "--register", "visits", "--entry", "A", "--set", "rank", "--by", "w", "--reason", "r")]
    [InlineData("correct", "--register", "visits", "--entry", "A", "--set", "rank=minister", "--set", "rank=deputy", "--by", "w", "--reason", "r")]
    public async Task WrongLine_ExitsWith2_WithUsageOnStandardError(params string[] words)
    {
        var (exit, output, error) = await CommandLine.Run(["evidence", .. words, "--database", ministry.Database]);

        Assert.Equal((ExitCode.Usage, ""), (exit, output));
        Assert.Contains("Usage", error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Steps_FromImportToList()
    {
        string[] said = ["--register", "visits", "--by", "李", "--reason", "查核"];
        await Run(["import", ministry.Write("visits.csv", Header + "A,2016-03-05,JP,DAP,部長級\nB,2016-04-05,JP,DAP,\n"), .. said]);

        Assert.Equal("""{"register":"visits","changed":2,"event":2,"issues":[]}""", (await Run(["submit", "--all", .. said])).Json.ToJsonString());
        Assert.Equal(ExitCode.Done, (await Run(["verify", "--entry", "A", .. said])).ExitCode);
        Assert.Equal(ExitCode.Refused, (await Run(["verify", "--entry", "A", .. said])).ExitCode);
        Assert.Equal(ExitCode.Done, (await Run(["return", "--entry", "B", .. said])).ExitCode);
        Assert.Equal(ExitCode.Done, (await Run(["correct", "--entry", "A", "--set", "職級=次長級", "--set", "人次=3", .. said])).ExitCode);
        Assert.Equal(ExitCode.Done, (await Run(["nil", "--unit", "DAP", "--month", "105/5", .. said])).ExitCode);
        Assert.Equal(ExitCode.Refused, (await Run(["nil", "--unit", "DAP", "--month", "五月", .. said])).ExitCode);
        var (exit, page, _) = await Run("list", "--register", "visits", "--status", "verified");
        Assert.Equal((ExitCode.Done, "A", "deputy", 3), (exit, page["entries"]![0]!["entry"]!.GetValue<string>(), page["entries"]![0]!["fields"]!["rank"]!.GetValue<string>(), page["entries"]![0]!["fields"]!["guests"]!.GetValue<int>()));
        var (_, history, _) = await CommandLine.Run("history", "verify", "--json", "--database", ministry.Database);
        Assert.StartsWith("""{"events":6,"ok":true,"firstBroken":null,""", JsonNode.Parse(history)!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyCommand_StoreOutOfReach_ExitsWith3()
    {
        var (exit, output, error) = await CommandLine.Run("history", "verify", "--json", "--database", "oracle:x");

        const string Sentence = "資料庫位址「oracle:x」無法辨識：請用 sqlite:檔案 或 postgres://使用者:密碼@主機:埠/名稱。";
        Assert.Equal(ExitCode.Unreachable, exit);
        Assert.Equal(Sentence, JsonNode.Parse(output)!["issues"]![0]!["message"]!.GetValue<string>());
        Assert.Equal(Sentence + "\n", error.ReplaceLineEndings("\n"));
    }

    private async Task<(int ExitCode, JsonNode Json, string Error)> Run(params string[] words)
    {
        var (exit, output, error) = await CommandLine.Run(["evidence", .. words, "--json", "--database", ministry.Database]);
        return (exit, JsonNode.Parse(output)!, error);
    }
}
