using System.Globalization;
using System.Text.Json.Nodes;

namespace Guibiao.Publishing;

/// <summary>What publishing (or withdrawing) did: null where it was refused. <c>IsNew</c> is false where nothing had changed since the last publication.</summary>
public sealed record PublishResult(Publication? Publication, bool IsNew, IReadOnlyList<Issue> Issues)
{
    public bool Refused => Publication is null;

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["publication"] = Publication?.ToJson(),
        ["added"] = IsNew,
        ["issues"] = new JsonArray([.. Issues.Select(issue => issue.ToJson(language))]),
    };
}
