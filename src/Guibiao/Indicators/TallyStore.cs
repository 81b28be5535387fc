using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.History;

namespace Guibiao.Indicators;

/// <summary>An agency's tallies in the store, each as its definition's canonical JSON.</summary>
public static class TallyStore
{
    public static IReadOnlyList<Tally> Load(DbTransaction transaction, string agency, string? register = null) =>
    [
        .. transaction.Connection!.Query<string>(
            "SELECT definition FROM tally WHERE agency = @agency AND (@register IS NULL OR register = @register) ORDER BY tally", new { agency, register }, transaction).Select(Read),
    ];

    /// <summary>True where the tally is new or has changed: its days must then be counted anew.</summary>
    public static bool Save(DbTransaction transaction, string agency, Tally tally)
    {
        var definition = Print(tally);
        return transaction.Connection!.Execute(
            """
            INSERT INTO tally (agency, tally, register, definition) VALUES (@agency, @name, @register, @definition)
            ON CONFLICT (agency, tally) DO UPDATE SET register = excluded.register, definition = excluded.definition WHERE tally.definition <> excluded.definition
            """,
            new { agency, name = tally.Name, register = tally.Register, definition },
            transaction) > 0;
    }

    private static string Print(Tally tally) => CanonicalJson.Print(new JsonObject
    {
        ["name"] = tally.Name,
        ["zh"] = tally.Title.Chinese,
        ["en"] = tally.Title.English,
        ["register"] = tally.Register,
        ["count"] = tally.Count.ToString(),
        ["field"] = tally.Field,
        ["time"] = tally.Time.ToString(),
        ["date"] = tally.Date,
        ["filter"] = tally.Filter,
        ["unit"] = tally.Unit,
        ["aliases"] = new JsonArray([.. tally.Aliases.Select(alias => JsonValue.Create(alias))]),
    });

    private static Tally Read(string definition)
    {
        var json = JsonNode.Parse(definition)!;
        return new(
            (string)json["name"]!,
            new Text((string)json["zh"]!, (string)json["en"]!),
            (string)json["register"]!,
            Enum.Parse<TallyCount>((string)json["count"]!),
            (string?)json["field"],
            Enum.Parse<TallyTime>((string)json["time"]!),
            (string)json["date"]!,
            (string)json["filter"]!,
            (string?)json["unit"],
            [.. json["aliases"]!.AsArray().Select(alias => (string)alias!)]);
    }
}
