using Guibiao.Evidence;

namespace Guibiao.Packs;

/// <summary>units.csv: the agency's units, parents before their children however the file has them.</summary>
internal static class UnitTable
{
    private static readonly string[] Needed = ["unit", "kind", "name_zh", "name_en"];
    private static readonly string[] Optional = ["parent", "region", "from_date", "to_date"];

    public static IReadOnlyList<Unit> Read(ReadOnlyMemory<byte> bytes, string file, ICollection<Issue> issues)
    {
        var rows = new Dictionary<string, (Unit Unit, PackRow Row)>(StringComparer.Ordinal);
        foreach (var row in PackTable.Read(bytes, file, Needed, Optional, issues))
        {
            var unit = new Unit(
                row.Needed("unit"), row.Optional("parent"), row.Needed("kind"), row.Optional("region"), new Text(row.Needed("name_zh"), row.Needed("name_en")),
                row.Date("from_date"), row.Date("to_date"));
            if (unit.To <= unit.From)
            {
                row.Refuse("to_date", Refusal.Of("pack.endsBefore"));
            }
            if (!rows.TryAdd(unit.Code, (unit, row)))
            {
                row.Refuse("unit", Refusal.Of("pack.codeTwice", TypedText.Quoted(unit.Code), rows[unit.Code].Row.Line));
            }
        }
        var ordered = new List<Unit>(rows.Count);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (unit, row) in rows.Values)
        {
            Place(unit, row, rows, ordered, done, []);
        }
        return ordered;
    }

    private static void Place(
        Unit unit, PackRow row, Dictionary<string, (Unit Unit, PackRow Row)> all, List<Unit> ordered, HashSet<string> done, List<string> path)
    {
        if (done.Contains(unit.Code))
        {
            return;
        }
        if (unit.Parent is { } parent)
        {
            if (!all.TryGetValue(parent, out var above))
            {
                row.Refuse("parent", new Refusal("evidence.noUnit", [TypedText.Quoted(parent)], Nearest.To(parent, all.Keys)));
            }
            else if (path.Contains(parent) || parent == unit.Code)
            {
                row.Refuse("parent", Refusal.Of("pack.ownParent", TypedText.Quoted(parent)));
            }
            else
            {
                Place(above.Unit, above.Row, all, ordered, done, [.. path, unit.Code]);
            }
        }
        if (done.Add(unit.Code))
        {
            ordered.Add(unit);
        }
    }
}
