using System.Text.RegularExpressions;
using Guibiao.Plans;

namespace Guibiao.Web.Pages.Indicators;

/// <summary>What reading the plan's document noticed about one indicator: findings that name it, and those in the same row of its table.</summary>
internal static class Findings
{
    public static IReadOnlyList<Issue> Of(StoredPlan plan, string id)
    {
        var name = new Regex($@"(?<![\w.]){Regex.Escape(id)}(?![\w]|\.\d)");
        var naming = plan.Diagnostics.Where(issue => name.IsMatch(issue.Message.English) || name.IsMatch(issue.Message.Chinese)).ToList();
        // A work plan's row names indicators too; it is not theirs.
        var rows = naming.Where(issue => !issue.Code.StartsWith("plan.link", StringComparison.Ordinal) && issue.Place is { Table: not null, Row: not null })
            .Select(issue => (issue.Place!.Table, issue.Place.Row)).ToHashSet();
        return [.. plan.Diagnostics.Where(issue => naming.Contains(issue) || issue.Place is { } place && rows.Contains((place.Table, place.Row)))];
    }
}
