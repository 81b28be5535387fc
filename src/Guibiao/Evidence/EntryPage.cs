using System.Globalization;
using System.Text.Json.Nodes;

namespace Guibiao.Evidence;

/// <summary>One page of a list; <c>Next</c> is the cursor of the following one, null on the last.</summary>
public sealed record EntryPage(string Register, IReadOnlyList<ListedEntry> Entries, string? Next, IReadOnlyList<Issue> Issues)
{
    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["register"] = Register,
        ["entries"] = new JsonArray([.. Entries.Select(entry => entry.ToJson())]),
        ["next"] = Next,
        ["issues"] = new JsonArray([.. Issues.Select(issue => issue.ToJson(language))]),
    };
}
