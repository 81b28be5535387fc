using System.Text.Json.Nodes;

namespace Guibiao.Web.Tests.Pages;

public sealed class SpreadsheetTests : IAsyncLifetime
{
    private readonly Agora agora = new();

    public async ValueTask InitializeAsync()
    {
        await agora.InitializeAsync();
        agora.Import("visits", "number,visited,country,cost,remark,unit\n\"=HYPERLINK(\"\"http://evil.example\"\")\",2016-03-05,JP,-5.00,x,DAP\n＠王,2016-03-06,JP,12.50,x,DAP\n");
    }

    public ValueTask DisposeAsync() => agora.DisposeAsync();

    [Fact]
    public async Task Csv_ForPeople_RunsNothing_AndKeepsNumbers()
    {
        var lines = (await agora.Get("/agora/registers/visits.csv")).Split("\r\n");
        Assert.Contains(lines, line => line.StartsWith("\"'=HYPERLINK(\"\"http://evil.example\"\")\",DAP,\"'=HYPERLINK", StringComparison.Ordinal) && line.Contains(",2016-03-05,JP,-5.00,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("'＠王,DAP,'＠王,2016-03-06,JP,12.50,", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Split(',').Any(cell => cell.TrimStart('"') is ['=' or '@' or '＝' or '＠', ..]));
    }

    [Fact]
    public async Task Json_OpenData_IsExact()
    {
        var entries = JsonNode.Parse(await agora.Get("/agora/registers/visits.json?month=2016-03"))!["entries"]!.AsArray();
        Assert.Contains(entries, entry => (string)entry!["fields"]!["number"]! == "=HYPERLINK(\"http://evil.example\")" && (string)entry["fields"]!["cost"]! == "-5.00");
        Assert.Contains(entries, entry => (string)entry!["fields"]!["number"]! == "＠王");
    }
}
