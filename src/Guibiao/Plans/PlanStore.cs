using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Plans in the store: one document a version, kept whole. What is exported is what was stored.</summary>
public static class PlanStore
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<int> Years(DbTransaction transaction, string agency) =>
        [.. transaction.Connection!.Query<int>("SELECT DISTINCT year FROM plan WHERE agency = @agency ORDER BY year", new { agency }, transaction)];

    /// <summary>The year that is meant: the one named, or the only one there is; else an issue that names those there are.</summary>
    public static (int Year, Issue? Issue) ChooseYear(DbTransaction transaction, string agency, int? named)
    {
        var years = Years(transaction, agency);
        var choices = string.Join(", ", years);
        return (years.Count, named) switch
        {
            (0, _) => (0, Refusal.Of("plan.none").Plain()),
            (1, null) => (years[0], null),
            (_, null) => (0, Refusal.Of("plan.several", choices).Plain()),
            _ when years.Contains(named.Value) => (named.Value, null),
            _ => (0, Refusal.Of("plan.noYear", named, choices).Plain()),
        };
    }

    /// <summary>The newest version of a year's plan, or the one named.</summary>
    public static StoredPlan? Load(DbTransaction transaction, string agency, int year, int? version = null)
    {
        var row = transaction.Connection!.QueryFirstOrDefault<Row>(
            "SELECT version, status, content, source, event FROM plan WHERE agency = @agency AND year = @year AND (@version IS NULL OR version = @version) ORDER BY version DESC LIMIT 1",
            new { agency, year, version }, transaction);
        if (row is null)
        {
            return null;
        }
        var content = (JsonObject)JsonNode.Parse(row.content)!;
        return new StoredPlan(year, (int)row.version, row.status, PlanJson.Read(content), row.source, [.. content["diagnostics"]!.AsArray().Select(ReadIssue)], row.@event);
    }

    /// <summary>Writes the next version; a plan that equals the newest one adds nothing. Returns the version written, or null.</summary>
    public static int? Save(DbTransaction transaction, string agency, int year, Plan plan, IReadOnlyList<Issue> diagnostics, string status, string? source, long @event)
    {
        var document = PlanJson.Write(plan);
        document["diagnostics"] = new JsonArray([.. diagnostics.Select(WriteIssue)]);
        var content = document.ToJsonString(Plain);
        var connection = transaction.Connection!;
        var last = connection.QueryFirstOrDefault<Row>(
            "SELECT version, status, content, source, event FROM plan WHERE agency = @agency AND year = @year ORDER BY version DESC LIMIT 1", new { agency, year }, transaction);
        if (last is not null && last.source == source && last.status == status && IsSame(last.content, document))
        {
            return null;
        }
        var version = (int)(last?.version ?? 0) + 1;
        connection.Execute(
            "INSERT INTO plan (agency, year, version, status, content, source, event) VALUES (@agency, @year, @version, @status, @content, @source, @event)",
            new { agency, year, version, status, content, source, @event }, transaction);
        return version;
    }

    // Where in which file a diagnostic stood makes no other plan.
    private static bool IsSame(string stored, JsonObject document)
    {
        var (one, other) = ((JsonObject)JsonNode.Parse(stored)!, (JsonObject)document.DeepClone());
        one.Remove("diagnostics");
        other.Remove("diagnostics");
        return JsonNode.DeepEquals(one, other);
    }

    // A stored issue keeps both languages; the command line's JSON has one.
    private static JsonObject WriteIssue(Issue issue) => new()
    {
        ["code"] = issue.Code,
        ["severity"] = issue.Severity.ToString(),
        ["zh-TW"] = issue.Message.Chinese,
        ["en"] = issue.Message.English,
        ["place"] = issue.Place is null ? null : JsonSerializer.SerializeToNode(issue.Place),
    };

    private static Issue ReadIssue(JsonNode? stored) => new(
        (string)stored!["code"]!, Enum.Parse<Severity>((string)stored["severity"]!), new Text((string)stored["zh-TW"]!, (string)stored["en"]!), stored["place"]?.Deserialize<Place>());

    // Named as the table's columns are.
    private sealed record Row(long version, string status, string content, string? source, long @event);
}
