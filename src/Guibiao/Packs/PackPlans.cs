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
        var added = 0;
        foreach (var indicator in plan.Indicators.Where(indicator => indicator.Formula is not null))
        {
            var (subject, body) = ($"{plan.Year}/{indicator.Id}", Body(plan.Year, indicator));
            // What this pack said once is not said again: an officer may have confirmed something else since.
            if (EventLog.Has(transaction, agency, "formula.confirm", subject, body))
            {
                continue;
            }
            FormulaStore.Save(transaction, agency, plan.Year, indicator.Id, indicator.Formula!, FormulaStatus.Confirmed, EventLog.Next(transaction, agency));
            BindingStore.Save(transaction, agency, plan.Year, indicator.Id, indicator.Bindings.Select(binding => KeyValuePair.Create(binding.Term, binding.Tally)));
            EventLog.Append(transaction, agency, change, "formula.confirm", subject, body);
            added++;
        }
        return (saved is not null, added);
    }

    // The pack's loader writes; who confirmed, when and why is what the pack says.
    private static JsonObject Body(int year, PackIndicator indicator) => new()
    {
        ["year"] = year,
        ["indicator"] = indicator.Id,
        ["formula"] = indicator.Formula,
        ["confirmed"] = new JsonObject
        {
            ["by"] = indicator.Confirmed!.By,
            ["at"] = Times.Print(indicator.Confirmed.At),
            ["reason"] = indicator.Confirmed.Reason,
        },
        ["bindings"] = new JsonObject(indicator.Bindings.Select(binding => KeyValuePair.Create<string, JsonNode?>(binding.Term, binding.Tally))),
    };
}
