using Guibiao.Documents;
using Guibiao.Evidence;
using Guibiao.Plans;

namespace Guibiao.Packs;

/// <summary>Reads plans/YEAR.yaml: where the plan's document stands, and what officers confirmed about it.</summary>
internal static class PlanYaml
{
    private static readonly Dictionary<string, TargetDirection> Directions = new(StringComparer.Ordinal)
    {
        ["atLeast"] = TargetDirection.AtLeast,
        ["atMost"] = TargetDirection.AtMost,
        ["exactly"] = TargetDirection.Exactly,
    };

    public static PlanNotes? Read(string text, string file, IList<Issue> issues)
    {
        if (YamlMap.Read(text, file, issues) is not { } map)
        {
            return null;
        }
        var source = ReadSource(map);
        var document = map.Text("text", needed: true);
        var names = map.Pairs("names");
        var indicators = new List<PackIndicator>();
        foreach (var item in map.Maps("indicators", needed: true))
        {
            if (ReadIndicator(item) is not { } indicator)
            {
                continue;
            }
            foreach (var other in indicators.Where(other => other.Id == indicator.Id || other.Key == indicator.Key))
            {
                issues.Add(Issue.Error("pack.indicatorTwice", item.At(), other.Id == indicator.Id ? indicator.Id : indicator.Key, other.Place.Line));
            }
            indicators.Add(indicator);
        }
        map.Finish();
        return document is null ? null : new PlanNotes(source, document, map.At("text"), names, indicators);
    }

    private static string? ReadSource(YamlMap map)
    {
        var source = map.Map("source");
        var (title, note) = (source?.Text("title"), source?.Text("note"));
        source?.Finish();
        return title is null ? note : note is null ? title : $"{title}：{note}";
    }

    private static PackIndicator? ReadIndicator(YamlMap map)
    {
        var (id, key) = (map.Text("id", needed: true), map.Text("key", needed: true));
        // One unit or several: the plan names one in charge.
        var unit = map.Texts("unit") is { Count: > 0 } units ? string.Join('、', units) : null;
        var direction = map.Choice("direction", Directions);
        var formula = map.Text("formula");
        var confirmed = ReadConfirmation(map.Map("confirmed", needed: formula is not null));
        var bindings = map.Pairs("bind").Select(pair => new PackBinding(pair.Name, pair.Value, pair.Place)).ToList();
        map.Finish();
        return id is null || key is null ? null : new PackIndicator(id, key, unit, direction, formula, confirmed, bindings, map.At(formula is null ? null : "formula"));
    }

    private static Change? ReadConfirmation(YamlMap? map)
    {
        if (map is null)
        {
            return null;
        }
        var (by, at, reason) = (map.Text("by", needed: true), map.Date("at", needed: true), map.Text("reason", needed: true));
        map.Finish();
        return by is null || at is null || reason is null ? null : new Change(by, DateText.Midnight(at.Value), reason);
    }
}

/// <summary>plans/YEAR.yaml as written, before the document is read.</summary>
internal sealed record PlanNotes(
    string? Source, string Document, Place DocumentPlace, IReadOnlyList<(string Id, string Name, Place Place)> Names, IReadOnlyList<PackIndicator> Indicators);
