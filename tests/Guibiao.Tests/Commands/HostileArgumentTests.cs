using System.Text.Json.Nodes;
using CsCheck;
using Guibiao.Tests.Doors;

namespace Guibiao.Tests.Commands;

[Collection("console")]
public sealed class HostileArgumentTests
{
    public static TheoryData<string[]> Calls => new(
        ["evidence", "submit", "--register", "visits", "--all", "--by", "王{0}明", "--reason", "月報"],
        ["evidence", "submit", "--register", "visits", "--all", "--by", "王小明", "--reason", "月{0}報"],
        ["evidence", "submit", "--register", "visits", "--entry", "A{0}1", "--by", "王小明", "--reason", "月報"],
        ["evidence", "correct", "--register", "visits", "--entry", "A1", "--set", "number=A{0}1", "--by", "王小明", "--reason", "月報"],
        ["evidence", "nil", "--register", "visits", "--unit", "DA{0}P", "--month", "2016-03", "--by", "王小明", "--reason", "月報"],
        ["evidence", "import", "visits{0}.csv", "--register", "visits", "--by", "王小明", "--reason", "月報"],
        ["evidence", "list", "--register", "visits", "--where", "number={0}1"],
        ["indicator", "confirm", "--indicator", "1.1", "--formula", "出{0}訪+1", "--by", "王小明", "--reason", "月報"],
        ["history", "redact", "--event", "1", "--approved-by", "李{0}四", "--by", "王小明", "--reason", "月報"],
        ["pack", "check", "pa{0}ck"]);

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Argument_HostileText_IsAUsageErrorThatNamesIt(string[] words)
    {
        var database = "sqlite:" + Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "none.db");
        foreach (var letter in (string[])["\u202e", "\u200b", "\u001b", "\u0085", "\ufffe", "\U000e0041"])
        {
            string[] given = [.. words.Select(word => word.Replace("{0}", letter, StringComparison.Ordinal)), "--database", database, "--lang", "en"];
            var (exitCode, output, error) = await CommandLine.Run(given);
            Assert.Equal((2, ""), (exitCode, output));
            Assert.Contains($"U+{char.ConvertToUtf32(letter, 0):X4}", error, StringComparison.Ordinal);
            Assert.DoesNotContain(letter, error, StringComparison.Ordinal);
        }
        Assert.False(Path.Exists(database["sqlite:".Length..]));
    }

    [Theory]
    [InlineData("--by", 200)]
    [InlineData("--reason", 2_000)]
    public async Task Argument_LongText_IsAUsageError(string option, int most)
    {
        string[] words = ["evidence", "submit", "--register", "visits", "--all", "--by", "王小明", "--reason", "月報", "--json", "--lang", "en"];
        words[Array.IndexOf(words, option) + 1] = new string('長', most + 1);
        var (exitCode, output, _) = await CommandLine.Run(words);
        Assert.Equal(2, exitCode);
        Assert.Contains($"is {most + 1} characters long, and at most {most} are taken", (string)JsonNode.Parse(output)!["issues"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StandardRead_HostileText_ReadsAsWithout()
    {
        var (_, sound, _) = await CommandLine.Run("standard", "read", "核准件數÷申請件數×100%", "--set", "核准件數=5", "--set", "申請件數=10", "--json");
        foreach (var letter in (string[])["\u202e", "\u200b", "\u001b", "\ufffe", "\U000e0041", "\u200f", "\u00ad"])
        {
            var (exitCode, output, _) = await CommandLine.Run(
                "standard", "read", $"核准{letter}件數÷申請{letter}件數×100%", "--set", $"核准件{letter}數=5", "--set", "申請件數=10", "--json");
            Assert.Equal((0, sound), (exitCode, output));
        }
        var wrong = JsonNode.Parse((await CommandLine.Run("standard", "read", "A\u202e\U000e0041÷)", "--json")).Output)!;
        Assert.Equal(5, (int)wrong["issues"]!.AsArray().First(issue => (string)issue!["severity"]! == "error")!["place"]!["position"]!);
    }

    [Fact]
    public async Task FormulaEvaluate_AnyHostileText_ShowsNoneOfIt()
    {
        foreach (var letter in Enumerable.Range(0, 40).Select(_ => HostileLetters.Typed.Single()))
        {
            var (_, output, error) = await CommandLine.Run("formula", "evaluate", $"甲{letter}乙+{letter}丙", "--set", $"丁{letter}=1", "--lang", "en");
            Assert.False(HostileLetters.AreIn(output + error), output + error);
        }
    }
}
