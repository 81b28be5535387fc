using System.Text.Json.Nodes;
using Guibiao.Cli;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Commands;

[Collection("console")]
public sealed class GrantCommandTests(PostgreSqlServer server)
{
    [Fact]
    public async Task Grant_APlainRole_LetsItReadAndNotRestore()
    {
        var owner = server.NewDatabase();
        var site = server.AsSite(owner);
        var role = new Uri(site).UserInfo.Split(':')[0];

        var (exit, answer) = await Run("grant", role, "--database", owner);

        Assert.Equal((ExitCode.Done, role), (exit, (string?)answer["role"]));
        Assert.Equal(("SELECT, INSERT", "SELECT", "SELECT, INSERT, UPDATE, DELETE"), ((string?)answer["tables"]!["event"], (string?)answer["tables"]!["plan"], (string?)answer["tables"]!["session"]));
        Assert.Equal(ExitCode.Done, (await Run("history", "verify", "--database", site)).ExitCode);
        var (refusedExit, refused) = await Run("grant", role, "--database", site);
        Assert.Equal(ExitCode.Unreachable, refusedExit);
        Assert.Contains("owner", refused.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grant_WhereThereIsNothingToGive_SaysWhy()
    {
        var file = "sqlite:" + Path.Combine(Path.GetTempPath(), $"guibiao-{Guid.NewGuid():N}.db");
        try
        {
            Assert.Equal("grant.file", await Refusal("someone", file));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            File.Delete(file["sqlite:".Length..]);
        }
        Assert.Equal("grant.unbound", await Refusal("no\"body", server.NewDatabase()));
    }

    private static async Task<string?> Refusal(string role, string database)
    {
        var (exit, answer) = await Run("grant", role, "--database", database);
        Assert.Equal(ExitCode.Refused, exit);
        return (string?)Assert.Single(answer["issues"]!.AsArray())!["code"];
    }

    private static async Task<(int ExitCode, JsonNode Json)> Run(params string[] words)
    {
        var (exit, output, _) = await CommandLine.Run([.. words, "--lang", "en", "--json"]);
        return (exit, JsonNode.Parse(output)!);
    }
}
