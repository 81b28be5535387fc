using System.Text.Json.Nodes;
using Guibiao.Cli;
using Guibiao.Tests.Packs;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Commands;

[Collection("console")]
public sealed class PublishCommandOnSqliteTests() : PublishCommandTests(null);

[Collection("console")]
public sealed class PublishCommandOnPostgreSqlTests(PostgreSqlServer server) : PublishCommandTests(server);

public abstract class PublishCommandTests : IDisposable
{
    private readonly SmallPack pack;

    protected PublishCommandTests(PostgreSqlServer? server)
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
    public async Task Publish_Again_AndWithdraw_SayWhatTheyDid()
    {
        Assert.Equal((ExitCode.Done, "105 年度第 1 次公布，數字算到 2016-12-31。"), await Text());
        Assert.Equal((ExitCode.Done, "自第 1 次公布以來沒有變動，105 年度公開的內容不變。"), await Text());
        var (exit, output, _) = await CommandLine.Run(["publish", "--database", pack.Database, "--by", "企劃", "--reason", "月報", "--withdraw", "--json"]);
        var json = JsonNode.Parse(output)!;
        Assert.Equal((ExitCode.Done, 1, true), (exit, (int)json["publication"]!["number"]!, (bool)json["publication"]!["withdrawn"]!));
        Assert.Equal(ExitCode.Refused, (await Text("--withdraw")).Exit);
    }

    [Fact]
    public async Task Publish_AYearWithoutAPlan_IsRefused() => Assert.Equal(ExitCode.Refused, (await Text("--year", "104")).Exit);

    [Fact]
    public async Task Publish_WithoutAReason_IsAWrongCommandLine() =>
        Assert.Equal(ExitCode.Usage, (await CommandLine.Run(["publish", "--database", pack.Database, "--by", "企劃"])).ExitCode);

    private async Task<(int Exit, string Text)> Text(params string[] more)
    {
        var (exit, output, _) = await CommandLine.Run(["publish", "--database", pack.Database, "--by", "企劃", "--reason", "月報", .. more]);
        return (exit, output.TrimEnd());
    }
}
