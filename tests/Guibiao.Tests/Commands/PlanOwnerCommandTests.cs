using System.Text.Json.Nodes;
using Guibiao.Cli;
using Guibiao.Tests.Packs;

namespace Guibiao.Tests.Commands;

/// <summary>Whose plan it is: found by its name, added to an empty store, asked of a person elsewhere.</summary>
[Collection("console")]
public sealed class PlanOwnerCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

    private string Plan => Path.Combine(folder, "plan.txt");

    public PlanOwnerCommandTests() => File.WriteAllText(Plan, SmallPack.Document);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("txt")]
    public async Task ImportIntoAnEmptyStore_Export_IsThePlanThatWasRead(string format)
    {
        var (exit, imported, _) = await Run("plan", "import", Plan, "--json");
        Assert.Equal((ExitCode.Done, "外交部", 105, 1, true), (exit, Field<string>(imported, "agency"), Field<int>(imported, "year"), Field<int>(imported, "version"), Field<bool>(imported, "added")));

        var printed = Path.Combine(folder, "out." + format);
        Assert.Equal(ExitCode.Done, (await Run("plan", "export", "--format", format, "--out", printed)).ExitCode);

        var read = (await Run("plan", "read", Plan, "--json")).Output;
        Assert.Equal(Meant(read), Meant(format == "json" ? File.ReadAllText(printed) : (await Run("plan", "read", printed, "--json")).Output));
    }

    [Fact]
    public async Task Import_AnotherMinistrysPlan_AsksWhoseItIs_AndAddsItWhereAPersonSays()
    {
        await Run("plan", "import", Plan, "--agency", "mofa");
        File.WriteAllText(Plan, SmallPack.Document.Replace("外交部", "環境部", StringComparison.Ordinal));

        var (refused, _, error) = await Run("plan", "import", Plan);
        Assert.Equal((ExitCode.Refused, "計畫屬於「環境部」，資料庫中的機關是 mofa；請以 --agency 指定（沒有的機關會新增）。"), (refused, error.TrimEnd().Split('\n')[^1]));

        Assert.Equal(ExitCode.Done, (await Run("plan", "import", Plan, "--agency", "moenv")).ExitCode);
        Assert.Equal("環境部", Field<string>((await Run("plan", "export", "--format", "json", "--agency", "moenv")).Output, "agency"));
        Assert.Equal("外交部", Field<string>((await Run("plan", "export", "--format", "json", "--agency", "mofa")).Output, "agency"));
    }

    [Fact]
    public async Task Import_MisspeltAgency_IsNotMadeANewOne()
    {
        await Run("plan", "import", Plan, "--agency", "mofa");

        var (exit, _, error) = await Run("plan", "import", Plan, "--agency", "moaf", "--lang", "en");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("there is no agency \"moaf\" (there are: mofa); did you mean \"mofa\"?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_NothingStored_IsRefusedInASentence()
    {
        var (exit, output, _) = await Run("plan", "export", "--format", "json", "--json");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Single(JsonNode.Parse(output)!["issues"]!.AsArray());
    }

    private static T Field<T>(string json, string name) => JsonNode.Parse(json)![name]!.GetValue<T>();

    // The words may stand in other lines; what they mean is the same.
    private static string Meant(string json)
    {
        var plan = JsonNode.Parse(json)!.AsObject();
        plan.Remove("diagnostics");
        return plan.ToJsonString();
    }

    private Task<(int ExitCode, string Output, string Error)> Run(params string[] words) => CommandLine.Run([.. words, "--database", "sqlite:" + Path.Combine(folder, "a.db")]);
}
