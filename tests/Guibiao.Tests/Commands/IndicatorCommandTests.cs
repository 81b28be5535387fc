using System.Text.Json.Nodes;
using Guibiao.Cli;
using Guibiao.Tests.Packs;

namespace Guibiao.Tests.Commands;

[Collection("console")]
public sealed class IndicatorCommandTests : IDisposable
{
    private static readonly string[] Keys =
        ["indicator", "key", "name", "formula", "value", "unit", "display", "target", "achievement", "light", "terms", "completeness", "missing"];

    private readonly SmallPack pack = new();

    public IndicatorCommandTests() => pack.Load();

    public void Dispose() => pack.Dispose();

    [Fact]
    public async Task Evaluate_Json_HasTheContractsKeys()
    {
        var (exit, output, error) = await Run("evaluate", "--json");

        var values = JsonNode.Parse(output)!.AsArray();
        Assert.Equal((ExitCode.Done, "", 2), (exit, error, values.Count));
        Assert.All(values, value => Assert.Empty(Keys.Except(value!.AsObject().Select(field => field.Key))));
        Assert.Equal(("5", "green", "0.3333333333333333333333333333"), (values[0]!["value"]!.GetValue<string>(), values[0]!["light"]!.GetValue<string>(), values[1]!["value"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("2016-06-15", "3")]
    [InlineData("105/02/29", "2")]
    [InlineData("105年1月31日", "1")]
    public async Task Evaluate_At_TakesDatesOfBothCalendars(string at, string value) =>
        Assert.Equal(value, JsonNode.Parse((await Run("evaluate", "--indicator", "1.1", "--at", at, "--json")).Output)![0]!["value"]!.GetValue<string>());

    [Fact]
    public async Task Evaluate_AsKnown_LeavesOutWhatWasVerifiedLater() =>
        Assert.Equal("4", JsonNode.Parse((await Run("evaluate", "--indicator", "1.1", "--as-known", "2016-11-30", "--json")).Output)![0]!["value"]!.GetValue<string>());

    [Fact]
    public async Task Evaluate_InAPipe_IsAPlainScorecard()
    {
        var (_, output, _) = await Run("evaluate", "--lang", "en");

        Assert.DoesNotContain('\u001b', output);
        Assert.Equal("Ministry of Foreign Affairs: indicators of fiscal year 105, up to 31 December 2016 (ROC 105)", output.Split('\n')[0].TrimEnd());
        Assert.Contains("★", output, StringComparison.Ordinal);
        Assert.Contains("Demonstration data", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.3", "there is no indicator 1.3")]
    [InlineData("9", "there is no indicator 9")]
    public async Task Evaluate_UnknownIndicator_IsRefused(string indicator, string said)
    {
        var (exit, output, error) = await Run("evaluate", "--indicator", indicator, "--lang", "en", "--json");

        Assert.Equal((ExitCode.Refused, "indicator.unknown"), (exit, JsonNode.Parse(output)!["issues"]![0]!["code"]!.GetValue<string>()));
        Assert.Contains("1.1", error, StringComparison.Ordinal);
        Assert.Contains(said.Split(' ')[^1], error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evaluate", "--at", "yesterday")]
    [InlineData("evaluate", "--at", "2016-02-30")]
    [InlineData("evaluate", "--as-known", "soon")]
    [InlineData("confirm", "--indicator", "1.1", "--by", "w")]
    [InlineData("confirm", "--by", "w", "--reason", "r")]
    public async Task WrongLine_ExitsWith2(params string[] words) => Assert.Equal((ExitCode.Usage, ""), (await Run(words)) is var run ? (run.ExitCode, run.Output) : default);

    [Fact]
    public async Task Evaluate_YearThatIsNotThere_NamesThoseThatAre()
    {
        var (exit, _, error) = await Run("evaluate", "--year", "106", "--lang", "en");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("105", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_AnotherFormula_ChangesTheValue_AndIsOneEvent()
    {
        var (exit, output, _) = await Run("confirm", "--indicator", "1.1", "--formula", "#1×2", "--by", "王小明", "--reason", "更正", "--json");

        var confirmed = JsonNode.Parse(output)!;
        Assert.Equal((ExitCode.Done, "#1×2"), (exit, confirmed["formula"]!.GetValue<string>()));
        Assert.NotNull(confirmed["event"]);
        Assert.Equal("10", JsonNode.Parse((await Run("evaluate", "--indicator", "1.1", "--json")).Output)![0]!["value"]!.GetValue<string>());
        Assert.Null(JsonNode.Parse((await Run("confirm", "--indicator", "1.1", "--formula", "#1×2", "--by", "王小明", "--reason", "再按一次", "--json")).Output)!["event"]);
    }

    [Theory]
    [InlineData("#1×(", "1.1")]
    [InlineData("#1+#9", "1.1")]
    [InlineData("#1", "7.7")]
    public async Task Confirm_WhatCanNotBe_ChangesNothing(string formula, string indicator)
    {
        var (exit, output, error) = await Run("confirm", "--indicator", indicator, "--formula", formula, "--by", "w", "--reason", "r", "--json");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.NotEmpty(JsonNode.Parse(output)!["issues"]!.AsArray());
        Assert.NotEqual("", error);
        Assert.Equal("5", JsonNode.Parse((await Run("evaluate", "--indicator", "1.1", "--json")).Output)![0]!["value"]!.GetValue<string>());
    }

    private Task<(int ExitCode, string Output, string Error)> Run(params string[] words) =>
        CommandLine.Run(["indicator", .. words, "--database", "sqlite:" + pack.FileName("store/a.db")]);
}
