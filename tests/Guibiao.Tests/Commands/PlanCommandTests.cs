using System.Text.Json.Nodes;
using Guibiao.Plans;
using Guibiao.Tests.Plans;

namespace Guibiao.Tests.Commands;

[Collection("console")]
public sealed class PlanCommandTests
{
    [Fact]
    public async Task PlanRead_Plan_PrintsOneDocumentWithDiagnostics()
    {
        using var file = new TemporaryText(PlanText.Print(new InventedPlans(new Random(105)).Next()));

        var (exitCode, output, _) = await CommandLine.Run("plan", "read", file.Path, "--json");

        var json = JsonNode.Parse(output)!.AsObject();
        Assert.Equal(0, exitCode);
        Assert.Equal(["agency", "fiscalYear", "title", "preamble", "goals", "indicators", "mechanisms", "workPlans", "diagnostics"], json.Select(member => member.Key));
    }

    [Fact]
    public async Task PlanRead_NoPlan_IsRefusedWithItsIssue()
    {
        using var file = new TemporaryText("Nothing of the kind.");

        var (exitCode, output, _) = await CommandLine.Run("plan", "read", file.Path, "--json", "--lang", "en");

        Assert.Equal(1, exitCode);
        Assert.Equal("This document is no plan: it has neither goals, indicators nor work plans.", (string?)JsonNode.Parse(output)!["issues"]![0]!["message"]);
    }

    private sealed class TemporaryText : IDisposable
    {
        public TemporaryText(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
