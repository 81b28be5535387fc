using System.Globalization;
using System.Text.Json.Nodes;

namespace Guibiao.Evidence;

/// <summary>What became of a file. <c>Accepted</c> is 0 whenever <c>Rejected</c> is not; <c>Import</c> is null where nothing was stored.</summary>
public sealed record ImportResult(string Register, int Read, int Accepted, int Rejected, int Duplicates, long? Import, IReadOnlyList<Issue> Issues)
{
    public bool Refused => Issues.Any(issue => issue.Severity == Severity.Error);

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["register"] = Register,
        ["read"] = Read,
        ["accepted"] = Accepted,
        ["rejected"] = Rejected,
        ["duplicates"] = Duplicates,
        ["import"] = Import,
        ["issues"] = new JsonArray([.. Issues.Select(issue => issue.ToJson(language))]),
    };
}
