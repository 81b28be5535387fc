using System.Globalization;
using System.Text.Json.Nodes;

namespace Guibiao.Plans;

/// <summary>What reading a document gave: the plan, or null and the error that says why; what was repaired or is to be decided stands beside it.</summary>
public sealed record PlanReading(Plan? Plan, IReadOnlyList<Issue> Issues)
{
    public bool Refused => Plan is null;

    /// <summary>The plan with its diagnostics, or only the issues where it was refused.</summary>
    public JsonObject ToJson(CultureInfo language)
    {
        var issues = new JsonArray([.. Issues.Select(issue => issue.ToJson(language))]);
        if (Plan is null)
        {
            return new JsonObject { ["issues"] = issues };
        }
        var json = PlanJson.Write(Plan);
        json["diagnostics"] = issues;
        return json;
    }
}
