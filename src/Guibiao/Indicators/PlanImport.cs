using System.Data.Common;
using System.Text.Json.Nodes;
using Guibiao.History;
using Guibiao.Plans;

namespace Guibiao.Indicators;

/// <summary>Stores a plan that was read, with the keys of its indicators and the formulas that its standards were read as. What is so already adds nothing.</summary>
public static class PlanImport
{
    /// <summary>
    /// Returns the version written, or null. An indicator without a key in <paramref name="keys"/> keeps its own, else takes that of the indicator of the same name in the year before, else
    /// gets a new one. What an officer confirmed of a plan that prints the same (name, direction) stays confirmed.
    /// </summary>
    public static int? Save(
        DbTransaction transaction, string agency, int year, Plan plan, IReadOnlyList<Issue> diagnostics, string? source, string file, Change change,
        IReadOnlyDictionary<string, string>? keys = null)
    {
        var before = PlanStore.Load(transaction, agency, year);
        var number = EventLog.Next(transaction, agency);
        var kept = before is null ? plan : plan with { Indicators = [.. plan.Indicators.Select(indicator => Keep(indicator, before.Plan))] };
        var version = PlanStore.Save(transaction, agency, year, kept, diagnostics, "approved", source ?? before?.Source, number);
        var had = IndicatorKeys.Of(transaction, agency, year);
        var now = plan.Indicators.Select(indicator => (indicator.Id, Key: keys?.GetValueOrDefault(indicator.Id) ?? had.GetValueOrDefault(indicator.Id) ?? Key(transaction, agency, year, indicator))).ToList();
        if (now.Exists(pair => had.GetValueOrDefault(pair.Id) != pair.Key))
        {
            IndicatorKeys.Save(transaction, agency, year, now);
        }
        foreach (var indicator in plan.Indicators)
        {
            // A formula that a person confirmed is not put aside by reading the standard again.
            if (FormulaStore.All(transaction, agency, year, indicator.Id).Count == 0 && (indicator.Formula ?? indicator.Suggested) is { } canonical)
            {
                FormulaStore.Save(transaction, agency, year, indicator.Id, canonical, indicator.Formula is null ? FormulaStatus.Suggested : FormulaStatus.Read, number);
            }
        }
        if (version is not null)
        {
            EventLog.Append(transaction, agency, change, "plan.import", $"{year}", new JsonObject
            {
                ["year"] = year,
                ["version"] = version,
                ["file"] = file,
                ["source"] = source,
                ["indicators"] = new JsonObject(now.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Id, pair.Key))),
            });
        }
        return version;
    }

    private static Indicator Keep(Indicator indicator, Plan before)
    {
        var same = before.Indicators.FirstOrDefault(other => other.Id == indicator.Id && other.Standard == indicator.Standard && other.Target?.Text == indicator.Target?.Text);
        return same is null ? indicator : indicator with
        {
            Name = indicator.Name ?? same.Name,
            UnitInCharge = indicator.UnitInCharge ?? same.UnitInCharge,
            Target = same.Target is { DirectionConfirmed: true } confirmed && indicator.Target is { DirectionConfirmed: false } target
                ? target with { Direction = confirmed.Direction, DirectionConfirmed = true }
                : indicator.Target,
        };
    }

    private static string Key(DbTransaction transaction, string agency, int year, Indicator indicator)
    {
        var last = indicator.Name is null ? null : PlanStore.Load(transaction, agency, year - 1)?.Plan.Indicators.FirstOrDefault(other => other.Name is { } name && Folding.Fold(name) == Folding.Fold(indicator.Name));
        return (last is null ? null : IndicatorKeys.Of(transaction, agency, year - 1).GetValueOrDefault(last.Id)) ?? $"{year}-{indicator.Id}";
    }
}
