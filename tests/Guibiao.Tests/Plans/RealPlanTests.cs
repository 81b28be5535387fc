using System.Text;
using System.Text.Json.Nodes;
using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

/// <summary>The plan that the system is made for, where the shared folder is there; InventedPlans hold the reader to the same without it.</summary>
public sealed class RealPlanTests
{
    [Fact]
    public void Read_RealPlan_IsAsExpectedInEveryField()
    {
        if (Reading() is var (reading, expected))
        {
            Compare(PlanJson.Write(reading.Plan!), expected, "plan");
        }
    }

    [Fact]
    public void Read_RealPlan_DiagnosesWhatMustBeAndRefusesNothing()
    {
        if (Reading() is var (reading, expected))
        {
            foreach (var must in expected["mustBeDiagnosed"]!.AsArray())
            {
                var lines = must!["lines"]!.AsArray().Select(line => (int)line!).ToList();
                Assert.True(reading.Issues.Any(issue => issue.Place?.Line is { } line && lines.Contains(line)), (string)must["id"]!);
            }
            Assert.DoesNotContain(reading.Issues, issue => issue.Severity == Severity.Error);
        }
    }

    [Fact]
    public void Read_RealPlanPrintedAgain_IsTheSamePlan()
    {
        if (Reading() is var (reading, _))
        {
            Assert.Equal(Meant.Of(reading.Plan!), Meant.Of(Meant.Read(PlanText.Print(reading.Plan!)).Plan!));
        }
    }

    [Fact]
    public void Read_RealPlanWithOtherLineEndsAndMark_IsTheSamePlan()
    {
        if (Reading() is var (reading, _))
        {
            var text = File.ReadAllText(Project.Shared("data", "mofa-105.txt")!);
            foreach (var other in (string[])["\ufeff" + text, text.Replace("\n", "\r\n", StringComparison.Ordinal), text.TrimEnd(), text + "\n\n"])
            {
                Assert.Equal(Meant.Of(reading.Plan!), Meant.Of(Meant.Read(other).Plan!));
            }
        }
    }

    private static (PlanReading Reading, JsonObject Expected)? Reading() => Project.Shared("data", "mofa-105.txt") is not { } file ? null
        : (PlanReader.Read(File.ReadAllBytes(file), "mofa-105.txt"), JsonNode.Parse(File.ReadAllText(Project.Shared("data", "mofa-105.expected.json")!, Encoding.UTF8))!.AsObject());

    private static void Compare(JsonNode? read, JsonNode? expected, string at)
    {
        switch (expected)
        {
            case JsonObject members:
                foreach (var (name, value) in members.Where(member => !member.Key.StartsWith("must", StringComparison.Ordinal)))
                {
                    Compare(read![name], value, $"{at}.{name}");
                }
                break;
            case JsonArray list:
                Assert.True(list.Count == read!.AsArray().Count, at);
                for (var i = 0; i < list.Count; i++)
                {
                    Compare(read[i], list[i], $"{at}[{i}]");
                }
                break;
            default:
                Assert.Equal($"{at}: {Folded(expected)}", $"{at}: {Folded(read)}");
                break;
        }
    }

    private static string Folded(JsonNode? node) => string.Concat((node?.ToString() ?? "null").Where(letter => !char.IsWhiteSpace(letter)));
}
