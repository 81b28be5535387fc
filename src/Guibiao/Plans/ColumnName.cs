namespace Guibiao.Plans;

/// <summary>What a column is called in messages.</summary>
internal static class ColumnName
{
    public static Text Of(Column column) => Messages.Get(column switch
    {
        Column.Goal => "plan.column.goal",
        Column.Name or Column.Number => "plan.column.name",
        Column.Weight => "plan.column.weight",
        Column.Mechanism => "plan.column.mechanism",
        Column.Method => "plan.column.method",
        Column.Standard => "plan.column.standard",
        Column.Target => "plan.column.target",
        Column.Medium => "plan.column.medium",
        Column.Unit => "plan.column.unit",
        Column.Plan => "plan.column.plan",
        Column.Item => "plan.column.item",
        Column.Category => "plan.column.category",
        Column.Control => "plan.column.control",
        Column.Budget => "plan.column.budget",
        Column.Contents => "plan.column.contents",
        _ => "plan.column.links",
    });
}
