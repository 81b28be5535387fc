using Guibiao.Plans;

namespace Guibiao.Web.Pages.Indicators;

/// <summary>A work plan's item with the anchor at which the plan's page has it.</summary>
public sealed record PlacedItem(WorkPlan Plan, WorkItem Item, string Anchor)
{
    public static IEnumerable<PlacedItem> All(Plan plan) =>
        plan.WorkPlans.SelectMany((work, at) => work.Items.Select((item, of) => new PlacedItem(work, item, $"w{at + 1}-{of + 1}")));
}
