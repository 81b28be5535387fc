using System.Globalization;
using System.Text.Json.Nodes;

namespace Guibiao.Packs;

/// <summary>What a pack added. All counts are of what is new: the same pack again adds nothing. Where an issue refuses it, nothing was stored.</summary>
public sealed record LoadResult(string? Agency, bool SetUp, IReadOnlyList<int> Plans, int Formulas, int Entries, int Duplicates, int Corrections, int NilReturns, IReadOnlyList<int> Published, IReadOnlyList<Issue> Issues)
{
    public bool Refused => Issues.Any(issue => issue.Severity == Severity.Error);

    public bool AddedNothing => !Refused && !SetUp && Plans.Count == 0 && Published.Count == 0 && Formulas + Entries + Corrections + NilReturns == 0;

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["agency"] = Agency,
        ["added"] = !Refused && !AddedNothing,
        ["setUp"] = SetUp,
        ["plans"] = new JsonArray([.. Plans.Select(year => JsonValue.Create(year))]),
        ["formulas"] = Formulas,
        ["entries"] = Entries,
        ["duplicates"] = Duplicates,
        ["corrections"] = Corrections,
        ["nilReturns"] = NilReturns,
        ["published"] = new JsonArray([.. Published.Select(year => JsonValue.Create(year))]),
        ["issues"] = new JsonArray([.. Issues.Select(issue => issue.ToJson(language))]),
    };

    internal static LoadResult Refuse(string? agency, IReadOnlyList<Issue> issues) => new(agency, false, [], 0, 0, 0, 0, 0, [], issues);
}
