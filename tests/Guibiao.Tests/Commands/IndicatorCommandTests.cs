using System.Text.Json.Nodes;
using Guibiao.Cli;
using Guibiao.Tests.Packs;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Commands;

[Collection("console")]
public sealed class IndicatorCommandOnSqliteTests() : IndicatorCommandTests(null);

[Collection("console")]
public sealed class IndicatorCommandOnPostgreSqlTests(PostgreSqlServer server) : IndicatorCommandTests(server);

/// <summary>Values and confirmations as a stranger asks for them, of a small pack's two indicators.</summary>
public abstract class IndicatorCommandTests : IDisposable
{
    private static readonly string[] Said = ["--by", "研考", "--reason", "查核"];

    private readonly SmallPack pack;

    protected IndicatorCommandTests(PostgreSqlServer? server)
    {
        pack = new(server);
        pack.Load();
    }

    public void Dispose()
    {
        pack.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Evaluate_Json_IsOneDocumentWithTheContractsKeys()
    {
        var (exit, json, error) = await Json("evaluate");

        Assert.Equal((ExitCode.Done, ""), (exit, error));
        Assert.Equal(
            ["1.1 5 1 green 5", "1.2 0.3333333333333333333333333333 0.8333333333333333333333333333 yellow 4,3"],
            json.AsArray().Select(value => $"{value!["indicator"]} {value["value"]} {value["achievement"]} {value["light"]} {string.Join(',', value["terms"]!.AsArray().Select(term => term!["entries"]))}"));
        string[] keys = ["indicator", "key", "name", "formula", "value", "unit", "display", "target", "achievement", "light", "terms", "completeness", "missing"];
        Assert.All(json.AsArray(), value => Assert.Empty(keys.Except(value!.AsObject().Select(member => member.Key))));
    }

    [Theory]
    [InlineData("1.1", "2016-06-15", null, "3")]
    [InlineData("visits", "105/6/15", null, "3")]
    [InlineData("1.1", "2030-01-01", null, "5")]
    [InlineData("1.1", null, "2016-11-30", "4")]
    [InlineData("1.1", null, "2016-12-01", "5")]
    [InlineData("1.2", "2016-06-15", null, "0.5")]
    [InlineData("1.1", "2015-12-31", null, null)]
    [InlineData("1.1", null, "2015-12-31", null)]
    public async Task Evaluate_AtAndAsKnown(string indicator, string? at, string? known, string? value)
    {
        string[] words = ["--indicator", indicator, .. at is null ? [] : new[] { "--at", at }, .. known is null ? [] : new[] { "--as-known", known }];

        var (exit, json, _) = await Json(["evaluate", .. words]);

        var only = Assert.Single(json.AsArray())!;
        Assert.Equal((ExitCode.Done, value, value is null), (exit, (string?)only["value"], only["missing"]!.AsArray().Count > 0));
    }

    [Fact]
    public async Task Evaluate_InAPipe_IsPlainText()
    {
        var (exit, output, error) = await Run("evaluate", "--lang", "en");

        Assert.Equal((ExitCode.Done, ""), (exit, error));
        Assert.Equal(
            """
            Ministry of Foreign Affairs: indicators of fiscal year 105, up to 31 December 2016 (ROC 105)

            No.  Indicator     Target   Value  Achievement  Light  Reported/due
            1.1  互訪人次      5 人次  5 人次         100%  ★              6/12
            1.2  部長互訪成長     40%  33.33%       83.33%  ▲              8/24

            ★ reached   ▲ 80% or more   ● below 80%   □ no value
            Rating scheme: system default, not a regulation
            Demonstration data

            """.ReplaceLineEndings("\n"), output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("zh-TW", "105 年度計畫沒有指標 1.3（有：1.1, 1.2）；是不是「1.1」？")]
    [InlineData("en", "The plan of fiscal year 105 has no indicator 1.3 (there are: 1.1, 1.2); did you mean \"1.1\"?")]
    public async Task Evaluate_NoSuchIndicator_IsRefused(string language, string sentence)
    {
        foreach (var verb in new[] { "evaluate", "confirm" })
        {
            var (exit, json, error) = await Json([verb, "--indicator", "1.3", "--lang", language, .. verb == "confirm" ? Said : []]);

            Assert.Equal((ExitCode.Refused, sentence, sentence), (exit, (string?)json["issues"]![0]!["message"], error.TrimEnd()));
        }
    }

    [Theory]
    [InlineData("zh-TW", "沒有 106 年度的計畫（可用：105）。")]
    [InlineData("en", "There is no plan of fiscal year 106 (there are: 105).")]
    public async Task Evaluate_NoSuchYear_IsRefused(string language, string sentence)
    {
        var (exit, json, error) = await Json("evaluate", "--year", "106", "--lang", language);

        Assert.Equal((ExitCode.Refused, sentence, sentence), (exit, (string?)json["issues"]![0]!["message"], error.TrimEnd()));
    }

    [Theory]
    [InlineData("--at", "2016-13-01")]
    [InlineData("--at", "昨天")]
    [InlineData("--as-known", "2016-02-30")]
    public async Task Evaluate_NoDate_ExitsWith2(string option, string text)
    {
        var (exit, json, error) = await Json("evaluate", option, text, "--lang=en");

        Assert.Equal((ExitCode.Usage, $"{option}: \"{text}\" is no date (such as 2016-03-05 or 105/3/5)."), (exit, (string?)json["issues"]![0]!["message"]));
        Assert.Contains("Usage", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_NoSuchDatabase_SaysThatThereIsNothingYet()
    {
        var (exit, output, _) = await CommandLine.Run("indicator", "evaluate", "--json", "--lang", "en", "--database", "sqlite:" + pack.FileName("other.db"));

        Assert.Equal((ExitCode.Refused, "agency.none"), (exit, (string?)JsonNode.Parse(output)!["issues"]![0]!["code"]));
    }

    [Theory]
    [InlineData("sqlite:")]
    [InlineData("sqlite: ")]
    [InlineData("")]
    [InlineData("sqlite:/proc/nothing.db")]
    public async Task Evaluate_DatabaseOutOfReach_ExitsWith3(string database)
    {
        var (exit, output, error) = await CommandLine.Run("indicator", "evaluate", "--json", "--database", database);

        Assert.Equal((ExitCode.Unreachable, "store", error.TrimEnd()), (exit, (string?)JsonNode.Parse(output)!["issues"]![0]!["code"], (string?)JsonNode.Parse(output)!["issues"]![0]!["message"]));
    }

    [Fact]
    public async Task Evaluate_FileThatIsNoDatabase_ExitsWith3()
    {
        pack.Write("visits.db", SmallPack.Visits + SmallPack.Visits);

        var (exit, _, error) = await CommandLine.Run("indicator", "evaluate", "--database", "sqlite:" + pack.FileName("visits.db"));

        Assert.Equal(ExitCode.Unreachable, exit);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Evaluate_AFaultOfOurs_ExitsWith4_AndASentence()
    {
        using (var connection = pack.Store.Connect())
        {
            using var drop = connection.CreateCommand();
            drop.CommandText = "DROP TABLE binding";
            drop.ExecuteNonQuery();
        }

        var (exit, json, error) = await Json("evaluate", "--lang", "en");

        var sentence = (string?)json["issues"]![0]!["message"];
        Assert.Equal((ExitCode.Fault, sentence), (exit, error.TrimEnd()));
        Assert.Matches("^The program failed, fault [0-9a-f]{8}\\. ", sentence);
        File.Delete(Path.Combine(Call.ProjectRoot, "data", "log", $"fault-{sentence!.Split(' ')[4].TrimEnd('.')}.txt"));
    }

    [Fact]
    public async Task Confirm_NewFormula_IsWhatIsComputedWith()
    {
        var (exit, json, _) = await Json(["confirm", "--indicator", "1.1", "--formula", "#1 × 2 ＋ [部長]", "--bind", "部長=high_visits", .. Said]);

        Assert.Equal((ExitCode.Done, "#1×2+[部長]"), (exit, (string?)json["formula"]));
        Assert.Equal("14", (string?)(await Json("evaluate", "--indicator", "1.1")).Json[0]!["value"]);
        var (_, again, _) = await Json(["confirm", "--indicator", "1.1", "--formula", "#1×2+[部長]", .. Said]);
        Assert.Equal(((int?)json["version"], null), ((int?)again["version"], again["event"]));
    }

    [Theory]
    [InlineData("(#1+", null, "formula.operand-missing-after", "A name or a number is missing after “+”.")]
    [InlineData("#1+[別項]", null, "binding.unbound", "No tally is named for the formula's term \"別項\".")]
    [InlineData("#1", "#1=all_visit", "binding.noTally", "There is no tally \"all_visit\"; did you mean \"all_visits\"?")]
    [InlineData("#1", "#2=all_visits", "binding.noTerm", "The formula has no term \"#2\".")]
    public async Task Confirm_WhatCannotBeComputed_IsRefusedAndChangesNothing(string formula, string? bind, string code, string sentence)
    {
        var (exit, json, error) = await Json(["confirm", "--indicator", "1.1", "--formula", formula, "--lang", "en", .. bind is null ? [] : new[] { "--bind", bind }, .. Said]);

        Assert.Equal((ExitCode.Refused, code, sentence), (exit, (string?)json["issues"]![0]!["code"], (string?)json["issues"]![0]!["message"]));
        Assert.Equal(sentence, error.TrimEnd());
        Assert.Equal(("#1", "5"), ((string?)(await Json("evaluate")).Json[0]!["formula"], (string?)(await Json("evaluate")).Json[0]!["value"]));
    }

    [Theory]
    [InlineData("--reason", "查核")]
    [InlineData("--by", " ", "--reason", "查核")]
    [InlineData("--by", "研考")]
    [InlineData("--by", "研考", "--reason", "查核", "--bind", "#1=all_visits", "--bind", "#1=high_visits")]
    public async Task Confirm_WithoutWhoOrWhy_OrTwoTalliesForATerm_ExitsWith2(params string[] words)
    {
        var (exit, output, error) = await Run(["confirm", "--indicator", "1.1", .. words]);

        Assert.Equal((ExitCode.Usage, ""), (exit, output));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EntriesBehind_AreTheValuesOwn()
    {
        var (exit, output, _) = await CommandLine.Run("evidence", "list", "--indicator", "1.1", "--json", "--database", pack.Database);

        var page = JsonNode.Parse(output)!;
        Assert.Equal((ExitCode.Done, "visits", "1.1"), (exit, (string?)page["register"], (string?)page["indicator"]));
        Assert.Equal(["B1 5", "B2 6", "B3 7", "B4 8", "B5 9"], page["entries"]!.AsArray().Select(entry => $"{entry!["entry"]} {entry["line"]}"));
    }

    [Fact]
    public async Task EntriesBehind_PageAfterPage_AreThoseOfEveryTerm()
    {
        var (entries, cursor) = (new List<string>(), (string?)null);
        do
        {
            string[] words = ["evidence", "list", "--indicator", "1.2", "--size", "2", "--json", "--database", pack.Database, .. cursor is null ? [] : new[] { "--cursor", cursor }];
            var page = JsonNode.Parse((await CommandLine.Run(words)).Output)!;
            entries.AddRange(page["entries"]!.AsArray().Select(entry => $"{page["year"]} {entry!["entry"]}"));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        Assert.Equal(["105 B1", "105 B2", "105 B3", "105 B4", "104 A1", "104 A2", "104 A3"], entries);
    }

    [Fact]
    public async Task EntriesBehind_NoSuchRegister_IsRefused()
    {
        var (exit, output, _) = await CommandLine.Run("evidence", "list", "--indicator", "1.1", "--register", "visit", "--json", "--lang", "en", "--database", pack.Database);

        Assert.Equal((ExitCode.Refused, "there is no register \"visit\" (there are: visits); did you mean \"visits\"?"), (exit, (string?)JsonNode.Parse(output)!["issues"]![0]!["message"]));
    }

    [Theory]
    [InlineData("zh-TW", "沒有資料。")]
    [InlineData("en", "There are no entries.")]
    public async Task EntriesBehind_OfNothing_SaysSo(string language, string sentence)
    {
        var (exit, output, error) = await CommandLine.Run("evidence", "list", "--indicator", "1.1", "--at", "2016-01-01", "--lang", language, "--database", pack.Database);

        Assert.Equal((ExitCode.Done, "", sentence), (exit, output.Trim(), error.TrimEnd()));
    }

    [Fact]
    public async Task HistoryVerify_AfterAChangeBehindItsBack_NamesTheEvent()
    {
        using (var connection = pack.Store.Connect())
        {
            using var change = connection.CreateCommand();
            change.CommandText = "UPDATE event SET reason = '竄改' WHERE number = 3";
            Assert.Equal(1, change.ExecuteNonQuery());
        }

        var (exit, output, _) = await CommandLine.Run("history", "verify", "--json", "--database", pack.Database);

        Assert.Equal((ExitCode.Done, false, 3), (exit, (bool?)JsonNode.Parse(output)!["ok"], (int?)JsonNode.Parse(output)!["firstBroken"]));
    }

    private Task<(int ExitCode, string Output, string Error)> Run(params string[] words) => CommandLine.Run(["indicator", .. words, "--database", pack.Database]);

    private async Task<(int ExitCode, JsonNode Json, string Error)> Json(params string[] words)
    {
        var (exit, output, error) = await Run([.. words, "--json"]);
        return (exit, JsonNode.Parse(output)!, error);
    }
}
