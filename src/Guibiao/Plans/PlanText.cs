using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Prints a plan as text in the shape that ministries publish. Read again it is the same plan.</summary>
public static class PlanText
{
    public static string Print(Plan plan) => PlainTextWriter.Write(PlanDocument.Of(plan));
}
