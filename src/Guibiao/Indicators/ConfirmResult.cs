using System.Globalization;
using System.Text.Json.Nodes;

namespace Guibiao.Indicators;

/// <summary>What a confirmation made: the formula, its version and the event that tells of it (null where it was so already); or the issues that refused it.</summary>
public sealed record ConfirmResult(string Indicator, string? Formula, int? Version, long? Event, IReadOnlyList<Issue> Issues)
{
    public bool Refused => Issues.Any(issue => issue.Severity == Severity.Error);

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["indicator"] = Indicator,
        ["formula"] = Formula,
        ["version"] = Version,
        ["event"] = Event,
        ["issues"] = new JsonArray([.. Issues.Select(issue => issue.ToJson(language))]),
    };
}
