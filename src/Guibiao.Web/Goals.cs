using Guibiao.Plans;

namespace Guibiao.Web;

/// <summary>How goals are called and linked to: 1 and #k1; 共1 and #c1.</summary>
internal static class Goals
{
    public static string Anchor(Goal goal) => Anchor(goal.Kind, goal.Number);

    public static string Anchor(GoalKind kind, int number) => (kind == GoalKind.Common ? "c" : "k") + number;

    public static string Number(Goal goal, Texts texts) => goal.Kind == GoalKind.Common ? texts["goal.common", goal.Number] : $"{goal.Number}";
}
