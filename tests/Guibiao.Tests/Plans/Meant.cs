using System.Text;
using System.Text.Json.Nodes;
using Guibiao.History;
using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

/// <summary>Reads plans, and compares plans in every field, white space folded; formulas belong to the reading of standards and are left out.</summary>
internal static class Meant
{
    public static PlanReading Read(string text) => PlanReader.Read(Encoding.UTF8.GetBytes(text), "plan.txt");

    public static string Of(Plan plan) => Of(PlanJson.Write(plan));

    /// <summary>The canonical JSON, one line a member, so that a difference is seen.</summary>
    public static string Of(JsonObject plan)
    {
        foreach (var indicator in plan["indicators"]!.AsArray())
        {
            indicator!.AsObject().Remove("formula");
            indicator.AsObject().Remove("suggested");
        }
        return string.Concat(CanonicalJson.Print(plan).Where(letter => !char.IsWhiteSpace(letter))).Replace("{\"", "\n{\"", StringComparison.Ordinal);
    }
}
