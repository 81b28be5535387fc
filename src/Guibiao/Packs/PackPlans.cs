using System.Data.Common;
using System.Text.Json.Nodes;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Storage;

namespace Guibiao.Packs;

/// <summary>Brings one plan of a pack into the store: the plan itself, the keys of its indicators, their confirmed formulas and bindings. One event for the plan and one for each formula that is new.</summary>
internal static class PackPlans
{
    /// <summary>Whether a version of the plan was added, and how many formulas or bindings.</summary>
    public static (bool Plan, int Formulas) Apply(DbTransaction transaction, string agency, PackPlan plan, Change change)
    {
        var saved = PlanImport.Save(transaction, agency, plan.Year, plan.Plan, plan.Diagnostics, plan.Source, plan.File, change,
            plan.Indicators.ToDictionary(indicator => indicator.Id, indicator => indicator.Key, StringComparer.Ordinal));
        var stored = BindingStore.Of(transaction, agency, plan.Year);
        var added = 0;
        foreach (var indicator in plan.Indicators.Where(indicator => indicator.Formula is not null))
        {
            var number = EventLog.Next(transaction, agency);
            var tallies = indicator.Bindings.ToDictionary(binding => binding.Term, binding => binding.Tally, StringComparer.Ordinal);
            var isNew = FormulaStore.Save(transaction, agency, plan.Year, indicator.Id, indicator.Formula!, FormulaStatus.Confirmed, number);
            if (!isNew && stored.GetValueOrDefault(indicator.Id) is { } bound && bound.Count == tallies.Count && tallies.All(pair => bound.GetValueOrDefault(pair.Key) == pair.Value))
            {
                continue;
            }
            BindingStore.Save(transaction, agency, plan.Year, indicator.Id, tallies);
            // The pack's loader writes; who confirmed, when and why is what the pack says.
            EventLog.Append(transaction, agency, change, "formula.confirm", $"{plan.Year}/{indicator.Id}", new JsonObject
            {
                ["year"] = plan.Year,
                ["indicator"] = indicator.Id,
                ["formula"] = indicator.Formula,
                ["confirmed"] = new JsonObject
                {
                    ["by"] = indicator.Confirmed!.By,
                    ["at"] = Times.Print(indicator.Confirmed.At),
                    ["reason"] = indicator.Confirmed.Reason,
                },
                ["bindings"] = new JsonObject(tallies.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
            });
            added++;
        }
        return (saved is not null, added);
    }
}
