using System.Text.Json.Nodes;
using Guibiao.Cli;

namespace Guibiao.Tests.Commands;

[Collection("console")]
public sealed class ArchiveCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task BackupRestoreMigrate_FromOneDatabaseToTheOthers()
    {
        var file = Project.File("tests", "Guibiao.Tests", "Archives", "schema-2.zip");
        Assert.Equal(ExitCode.Done, (await Run("restore", file, "--database", At("a"))).ExitCode);
        Assert.Equal(ExitCode.Done, (await Run("backup", Path.Combine(folder, "b.zip"), "--database", At("a"))).ExitCode);
        Assert.Equal(ExitCode.Done, (await Run("migrate", "--to", At("c"), "--database", At("a"))).ExitCode);
        var (exit, refused, preview) = await Run("restore", Path.Combine(folder, "b.zip"), "--database", At("c"), "--lang", "en");
        Assert.Equal((ExitCode.Refused, "archive.refused"), (exit, (string?)refused["issues"]![0]!["code"]));
        Assert.Contains("agency: 1 rows now, 1 in the archive", preview, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await Run("restore", Path.Combine(folder, "b.zip"), "--replace", "--by", "王", "--reason", "演練", "--database", At("c"))).ExitCode);
        var (_, history, _) = await Run("history", "verify", "--database", At("c"));
        Assert.True((bool)history["ok"]! && (bool)history["security"]!["ok"]!);
        var (_, events, _) = await Run("history", "list", "--kind", "history.epoch", "--by", "王", "--database", At("c"));
        Assert.Equal("演練", (string?)Assert.Single(events["events"]!.AsArray())!["reason"]);
        Assert.Equal(ExitCode.Refused, (await Run("restore", Path.Combine(folder, "none.zip"), "--database", At("d"))).ExitCode);
    }

    private string At(string name) => "sqlite:" + Path.Combine(folder, name + ".db");

    private static async Task<(int ExitCode, JsonNode Json, string Error)> Run(params string[] words)
    {
        var (exit, output, error) = await CommandLine.Run([.. words, "--json"]);
        return (exit, JsonNode.Parse(output)!, error);
    }
}
