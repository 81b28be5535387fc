using System.Globalization;
using System.Text.Json.Nodes;

namespace Guibiao.Access;

/// <summary>What came of a step in people's administration. <c>Password</c> is one that the person must change; it is shown once and kept nowhere.</summary>
public sealed record AccountResult(string Account, string? Password, IReadOnlyList<Issue> Issues)
{
    public bool Refused => Issues.Count > 0;

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["account"] = Account,
        ["password"] = Password,
        ["issues"] = new JsonArray([.. Issues.Select(issue => issue.ToJson(language))]),
    };
}
