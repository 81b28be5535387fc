using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Plans;
using Guibiao.Publishing;

namespace Guibiao.Web.Pages.Plans;

/// <summary>A year's plan, whole.</summary>
public sealed record PlanView(Masthead Masthead, StoredPlan Stored, Publication? Published)
{
    public Plan Plan => Stored.Plan;

    /// <summary>Null where there is no such agency or year.</summary>
    public static PlanView? Read(DbTransaction transaction, string agency, int year, Audience audience) =>
        audience.Masthead(transaction, agency) is { } masthead && audience.Figures(transaction, agency, year) is { } figures
            ? new PlanView(masthead, figures.Plan, Audience.Of(figures)) : null;

    public IEnumerable<Indicator> Of(Goal goal) => Plan.Indicators.Where(indicator => indicator.Kind == goal.Kind && indicator.Goal == goal.Number);

    /// <summary>The plan as the command line has it.</summary>
    public JsonObject ToJson(CultureInfo language) => new PlanReading(Plan, Stored.Diagnostics).ToJson(language);
}
