using System.Text;

namespace Guibiao.Plans;

/// <summary>Prints a plan as text in the shape that ministries publish: chapters, lists, tab-separated tables. Read again it is the same plan.</summary>
public static class PlanText
{
    private static readonly string[] Formal = ["壹", "貳", "參", "肆"];

    public static string Print(Plan plan)
    {
        var text = new StringBuilder();
        var chapters = 0;
        Line(text, plan.Title);
        foreach (var paragraph in plan.Preamble)
        {
            Line(text, paragraph);
        }
        if (plan.Goals.Any(goal => goal.Objectives.Count > 0) || plan.Goals.Any(goal => !plan.Indicators.Any(indicator => (indicator.Kind, indicator.Goal) == (goal.Kind, goal.Number))))
        {
            Line(text, Formal[chapters++] + "、年度施政目標");
            PrintGoals(text, plan, GoalKind.Key, "※關鍵策略目標");
            PrintGoals(text, plan, GoalKind.Common, "※共同性目標");
        }
        if (plan.Indicators.Any(indicator => indicator.Kind == GoalKind.Key))
        {
            Line(text, Formal[chapters++] + "、年度關鍵績效指標");
            PrintIndicators(text, plan, GoalKind.Key);
            PrintLegend(text, plan);
        }
        if (plan.Indicators.Any(indicator => indicator.Kind == GoalKind.Common))
        {
            Line(text, Formal[chapters++] + "、年度共同性指標");
            PrintIndicators(text, plan, GoalKind.Common);
            PrintLegend(text, plan);
        }
        if (plan.WorkPlans.Count > 0)
        {
            Line(text, $"{Formal[chapters]}、{plan.Agency}年度重要施政計畫");
            PrintWorks(text, plan);
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            text.Append(line).Append("\n\n");
        }
    }

    private static void PrintGoals(StringBuilder text, Plan plan, GoalKind kind, string part)
    {
        var goals = plan.Goals.Where(goal => goal.Kind == kind).ToList();
        if (goals.Count == 0)
        {
            return;
        }
        Line(text, part);
        foreach (var goal in goals)
        {
            var own = goal.Objectives.Count > 0 && goal.Objectives[0].Number is null ? goal.Objectives[0].Text : null;
            Line(text, $"{Numeral.Chinese(goal.Number)}、{Titled(goal)}{(own is null ? "" : "：" + own)}");
            var listed = goal.Objectives.Skip(own is null ? 0 : 1).ToList();
            foreach (var objective in listed)
            {
                text.Append("- ").Append(objective.Number is { } number ? $"({Numeral.Chinese(number)}) " : "").Append(objective.Text).Append('\n');
            }
            text.Append(listed.Count > 0 ? "\n" : "");
        }
    }

    private static string Titled(Goal goal) => goal.Weight is null ? goal.Title : $"{goal.Title}（{Percent(goal.Weight)}）";

    private static string Percent(string weight) => weight.EndsWith('%') ? weight : weight + "%";

    private static void PrintIndicators(StringBuilder text, Plan plan, GoalKind kind)
    {
        var indicators = plan.Indicators.Where(indicator => indicator.Kind == kind).ToList();
        var years = indicators.SelectMany(indicator => indicator.YearTargets).Select(one => one.Year).Distinct().Order().ToList();
        var (units, terms) = (indicators.Exists(indicator => indicator.UnitInCharge is not null), kind == GoalKind.Key || indicators.Exists(indicator => indicator.MediumTerm is not null));
        Row(text, [
            kind == GoalKind.Key ? "關鍵策略目標" : "共同性目標", kind == GoalKind.Key ? "關鍵績效指標" : "共同性指標", "評估體制", "評估方式", "衡量標準",
            .. years.Count == 0 ? ["年度目標值"] : years.Select(year => $"{year}年度目標值"), .. terms ? ["與中長程個案計畫關聯"] : Array.Empty<string>(), .. units ? ["主辦單位"] : Array.Empty<string>()]);
        var goal = 0;
        foreach (var indicator in indicators)
        {
            var title = indicator.Goal == goal ? "" : Numeral.Chinese(indicator.Goal) + "、" + (plan.Goals.FirstOrDefault(one => (one.Kind, one.Number) == (kind, indicator.Goal)) is { } found ? Titled(found) : "");
            goal = indicator.Goal;
            Row(text, [
                title, $"{indicator.Number} {indicator.Name}{(indicator.Weight is null || indicator.Name is null ? "" : $"（{Percent(indicator.Weight)}）")}".TrimEnd(), $"{indicator.Mechanism}",
                indicator.Method ?? "", indicator.Standard ?? "",
                .. years.Count == 0 ? [indicator.Target?.Text ?? ""] : years.Select(year => indicator.YearTargets.FirstOrDefault(one => one.Year == year)?.Target.Text ?? ""),
                .. terms ? [indicator.MediumTerm ?? "無"] : Array.Empty<string>(), .. units ? [indicator.UnitInCharge ?? ""] : Array.Empty<string>()]);
        }
        text.Append('\n');
    }

    private static void PrintLegend(StringBuilder text, Plan plan)
    {
        if (plan.Mechanisms.Count > 0)
        {
            Line(text, "註：");
            Line(text, "評估體制之數字代號意義如下：");
            foreach (var mechanism in plan.Mechanisms)
            {
                text.Append($"- {mechanism.Code}.{mechanism.Text}\n");
            }
            text.Append('\n');
        }
    }

    private static void PrintWorks(StringBuilder text, Plan plan)
    {
        var items = plan.WorkPlans.SelectMany(work => work.Items).ToList();
        var (controls, budgets) = (items.Exists(item => item.ControlLevel is not null), items.Exists(item => item.Budget is not null));
        Row(text, ["工作計畫名稱", "重要計畫項目", "計畫類別", .. controls ? ["管考級別"] : Array.Empty<string>(), .. budgets ? ["預算"] : Array.Empty<string>(), "實施內容", "與 KPI 關聯"]);
        foreach (var work in plan.WorkPlans)
        {
            var name = work.Name ?? "";
            foreach (var item in work.Items)
            {
                var contents = item.Contents.Count == 1 ? item.Contents[0] : string.Join(' ', item.Contents.Select((content, index) => $"{Numeral.Chinese(index + 1)}、{content}"));
                Row(text, [
                    name, item.Name ?? "", item.Category ?? "", .. controls ? [item.ControlLevel ?? ""] : Array.Empty<string>(), .. budgets ? [item.Budget ?? ""] : Array.Empty<string>(),
                    contents, string.Join('、', item.Links.Select(link => link.Text))]);
                name = "";
            }
        }
    }

    private static void Row(StringBuilder text, string[] cells) => text.Append(string.Join('\t', cells.Select(cell => CellJoin.OneLine(cell).Replace('\t', ' ')))).Append('\n');
}
