using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>An agency's units, found by code or name.</summary>
public sealed class Units
{
    private readonly Dictionary<string, List<Unit>> byName = new(StringComparer.Ordinal);

    public Units(IReadOnlyList<Unit> units)
    {
        All = units;
        foreach (var unit in units)
        {
            foreach (var word in new[] { unit.Code, unit.Name.Chinese, unit.Name.English }.Select(Folding.Fold).Distinct())
            {
                if (!byName.TryGetValue(word, out var named))
                {
                    byName[word] = named = [];
                }
                named.Add(unit);
            }
        }
    }

    public IReadOnlyList<Unit> All { get; }

    public IReadOnlyList<Unit> Find(string text) =>
        byName.TryGetValue(text, out var exact) ? exact : byName.TryGetValue(Folding.Fold(text), out var named) ? named : [];

    public IEnumerable<string> Words => All.SelectMany(unit => new[] { unit.Name.Chinese, unit.Name.English, unit.Code });

    public static Units Load(DbTransaction transaction, string agency) => new(
    [
        .. transaction.Connection!.Query<Row>(
            "SELECT unit, parent, kind, region, name_zh, name_en, from_date, to_date FROM unit WHERE agency = @agency ORDER BY unit", new { agency }, transaction)
            .Select(row => new Unit(row.unit, row.parent, row.kind, row.region, new Text(row.name_zh, row.name_en), Date(row.from_date), Date(row.to_date))),
    ]);

    /// <summary>Adds the units and renews those that are there. A parent stands before its children or is there already.</summary>
    public static void Save(DbTransaction transaction, string agency, IEnumerable<Unit> units)
    {
        foreach (var unit in units)
        {
            transaction.Connection!.Execute(
                """
                INSERT INTO unit (agency, unit, parent, kind, region, name_zh, name_en, from_date, to_date)
                VALUES (@agency, @unit, @parent, @kind, @region, @zh, @en, @from, @to)
                ON CONFLICT (agency, unit) DO UPDATE SET parent = excluded.parent, kind = excluded.kind, region = excluded.region,
                  name_zh = excluded.name_zh, name_en = excluded.name_en, from_date = excluded.from_date, to_date = excluded.to_date
                """,
                new
                {
                    agency,
                    unit = unit.Code,
                    parent = unit.Parent,
                    kind = unit.Kind,
                    region = unit.Region,
                    zh = unit.Name.Chinese,
                    en = unit.Name.English,
                    from = unit.From is { } from ? Times.Print(from) : null,
                    to = unit.To is { } to ? Times.Print(to) : null,
                },
                transaction);
        }
    }

    private static DateOnly? Date(string? text) => text is null ? null : Times.ReadDate(text);

    private sealed record Row(string unit, string? parent, string kind, string? region, string name_zh, string name_en, string? from_date, string? to_date);
}
