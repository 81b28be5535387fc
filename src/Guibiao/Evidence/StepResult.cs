using System.Globalization;
using System.Text.Json.Nodes;

namespace Guibiao.Evidence;

/// <summary>What a step changed: how many entries (or nil returns), and the history event that tells of it. Where an issue refuses it, nothing.</summary>
public sealed record StepResult(string Register, int Changed, long? Event, IReadOnlyList<Issue> Issues)
{
    public bool Refused => Issues.Any(issue => issue.Severity == Severity.Error);

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["register"] = Register,
        ["changed"] = Changed,
        ["event"] = Event,
        ["issues"] = new JsonArray([.. Issues.Select(issue => issue.ToJson(language))]),
    };
}
