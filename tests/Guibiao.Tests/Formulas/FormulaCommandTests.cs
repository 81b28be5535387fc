using System.Diagnostics;
using System.Text.Json;

namespace Guibiao.Tests.Formulas;

/// <summary>The two commands as they are called: the built program, its exit code and its JSON.</summary>
public sealed class FormulaCommandTests
{
    [Fact]
    public void StandardRead_Standard_PrintsTheContractsFields()
    {
        var (code, output, _) = Run("standard", "read", "租借率：（實際租借÷資產總數）×100%", "--set", "實際租借=49", "--set", "資產總數=50", "--json");
        Assert.Equal(0, code);
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            ["components", "formula", "suggested", "references", "explain", "issues", "terms", "result"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("0.98", json.GetProperty("result").GetProperty("value").GetString());
        Assert.Equal("98%", json.GetProperty("result").GetProperty("display").GetString());
        Assert.Equal("「實際租借」除以「資產總數」，以百分比表示。", json.GetProperty("explain").GetProperty("zh-TW").GetString());
        Assert.Equal("“實際租借” divided by “資產總數”, as a percentage.", json.GetProperty("explain").GetProperty("en").GetString());
    }

    [Fact]
    public void StandardRead_NoValues_HasNoResult()
    {
        var (_, output, _) = Run("standard", "read", "A÷B", "--json");
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(output).RootElement.GetProperty("result").ValueKind);
    }

    [Theory]
    [InlineData("不明=1", "沒有「不明」這個名稱。可用的名稱：核准件數、申請件數。")]
    [InlineData("件數=1", "「件數」可能是好幾個名稱：核准件數、申請件數。請寫出其中一個。")]
    [InlineData("核准件數=一", "「核准件數」的值「一」不是數字；可寫小數、千分位逗號和 %。")]
    public void FormulaEvaluate_WrongKeyOrValue_IsAUsageErrorWithOneJsonDocument(string pair, string message)
    {
        var (code, output, error) = Run("formula", "evaluate", "核准件數÷申請件數", "--set", pair, "--json");
        Assert.Equal((2, message), (code, error.Trim()));
        Assert.Equal(message, JsonDocument.Parse(output).RootElement.GetProperty("issues")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void FormulaEvaluate_RepeatedKey_IsAUsageError()
    {
        var (code, _, error) = Run("formula", "evaluate", "核准件數÷申請件數", "--set", "核准件數=1", "--set", "核准件=2");
        Assert.Equal((2, "「--set 核准件」給了不只一個值。可用的名稱：核准件數、申請件數。"), (code, error.Trim()));
    }

    [Theory]
    [InlineData("-A+B", 0)]
    [InlineData("[A÷B]×100%", 0)]
    [InlineData("A÷", 1)]
    [InlineData("-", 0)]
    public void FormulaEvaluate_AnyText_IsTakenAsText(string text, int code) => Assert.Equal(code, Run("formula", "evaluate", text, "--json").Code);

    [Fact]
    public void FormulaEvaluate_InvalidInEnglish_PrintsTheIssueOnStandardError()
    {
        var (code, output, error) = Run("formula", "evaluate", "A÷", "--lang", "en");
        Assert.Equal((1, "", "error (character 2): A name or a number is missing after “÷”."), (code, output.Trim(), error.Trim()));
    }

    [Fact]
    public void FormulaEvaluate_NamesThatDifferByCountWithBothValues_AreTwo()
    {
        var (_, output, _) = Run(
            "formula", "evaluate", "(次年度-本年度預算員額數)÷本年度預算員額", "--set", "預算員額數=100", "--set", "預算員額=200", "--next", "預算員額數=120", "--json");
        Assert.Equal("0.1", JsonDocument.Parse(output).RootElement.GetProperty("result").GetProperty("value").GetString());
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Guibiao.Cli");
        var start = new ProcessStartInfo(File.Exists(program) ? program : program + ".exe", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Write("甲件數＋乙件數");
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
