using System.Text;
using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

/// <summary>Sets a plan as ministries do: page breaks fall anywhere and cut cells, headers repeat or don't, numbers stand alone or glued.</summary>
internal sealed class Typesetter(Random random)
{
    private readonly StringBuilder text = new();
    private bool piped;

    public bool WithGoals { get; init; } = true;

    /// <summary>A column that the indicator tables don't have.</summary>
    public string? Without { get; init; }

    public string Set(Plan plan)
    {
        text.Clear();
        piped = random.Next(5) == 0;
        var (key, chapter) = (One("關鍵績效指標", "衡量指標"), 0);
        Line(One("\n\n", ""), plan.Title!);
        foreach (var paragraph in plan.Preamble)
        {
            Line(paragraph);
        }
        if (WithGoals)
        {
            Line(Formal(ref chapter), One("年度施政目標", "年度施政目標及策略"));
            var style = random.Next(4);
            Goals(plan, GoalKind.Key, "※關鍵策略目標", style);
            Goals(plan, GoalKind.Common, "※共同性目標", style);
        }
        Line(Formal(ref chapter), "年度" + key);
        Indicators(plan, GoalKind.Key, key);
        Legend(plan);
        if (plan.Indicators.Any(indicator => indicator.Kind == GoalKind.Common))
        {
            Line(Formal(ref chapter), "年度共同性指標");
            Indicators(plan, GoalKind.Common, "共同性指標");
            Legend(plan);
        }
        Line(Formal(ref chapter), plan.Agency!, "年度重要施政計畫");
        Works(plan);
        var set = text.ToString().TrimEnd('\n');
        return One("", "\ufeff") + (random.Next(3) == 0 ? set.Replace("\n", "\r\n", StringComparison.Ordinal) : set) + One("", "\n");
    }

    private static string Formal(ref int chapter) => "壹貳參肆"[chapter++] + "、";

    private void Line(params string[] parts) => text.Append(string.Concat(parts)).Append("\n\n");

    private void Goals(Plan plan, GoalKind kind, string label, int style)
    {
        if (plan.Goals.All(goal => goal.Kind != kind))
        {
            return;
        }
        Line(label);
        foreach (var goal in plan.Goals.Where(goal => goal.Kind == kind))
        {
            var number = style switch { 0 => Chinese(goal.Number) + "、", 1 => Chinese(goal.Number) + " ", 2 => goal.Number + ".", _ => $"（{Chinese(goal.Number)}）" };
            var only = goal.Objectives[0].Number is null ? "：" + goal.Objectives[0].Text : "";
            Line(number, goal.Title, goal.Weight is null ? "" : One($"({goal.Weight})", $"（{goal.Weight}）"), only);
            foreach (var objective in goal.Objectives.Where(objective => objective.Number is not null))
            {
                text.Append("- ").Append(style == 3 ? $"{objective.Number}." : $"({Chinese(objective.Number!.Value)}) ").Append(objective.Text).Append('\n').Append(One("", "", "\n"));
            }
            text.Append('\n');
        }
    }

    private void Legend(Plan plan)
    {
        Line("註：");
        Line("評估體制之數字代號意義如下：");
        text.Append(string.Concat(plan.Mechanisms.Select(mechanism => $"- {mechanism.Code}.{mechanism.Text}\n"))).Append('\n');
    }

    private void Indicators(Plan plan, GoalKind kind, string name)
    {
        var (goalStyle, nameStyle) = (random.Next(4), random.Next(5));
        var medium = kind == GoalKind.Key;
        string[] last = medium ? ["與中長程個案計畫關聯"] : [];
        var goalWord = kind == GoalKind.Key ? "關鍵策略目標" : "共同性目標";
        var target = One("年度目標值", $"{plan.FiscalYear}年度目標值", $"{plan.FiscalYear}年年度目標值");
        string[] columns = [goalWord, name, .. ((string[])["評估體制", "評估方式", "衡量標準", target, .. last]).Where(column => column != Without)];
        var dropped = Array.IndexOf((string?[])["評估體制", "評估方式", "衡量標準", "", "與中長程個案計畫關聯"], Without);
        var rows = new List<string[]>();
        var before = 0;
        foreach (var indicator in plan.Indicators.Where(indicator => indicator.Kind == kind))
        {
            var goal = plan.Goals.First(goal => goal.Kind == kind && goal.Number == indicator.Goal);
            var title = indicator.Goal == before ? "" : goal.Title + (goal.Weight is null ? "" : $"({goal.Weight})");
            before = indicator.Goal;
            rows.Add([title.Length == 0 ? "" : $"{goal.Number}", title, $"{indicator.Number}", indicator.Name!, $"{indicator.Mechanism}", indicator.Method!, indicator.Standard!, indicator.Target!.Text,
                .. medium ? [indicator.MediumTerm ?? "無"] : Array.Empty<string>()]);
        }
        // Cells 1, 3, 6, 7, 8 may be cut: goal, name, standard, target, project.
        Pages(rows, [1, 3, 6, 7, 8], columns, goalWord, page =>
        {
            var (partGoal, partName) = (random.Next(2) == 0, random.Next(2) == 0);
            return row =>
            {
                List<string> cells = [];
                cells.AddRange(partGoal ? [row[0].Length == 0 ? "" : Chinese(int.Parse(row[0])), row[1]] : [Glued(row[0], row[1], goalStyle, chinese: true)]);
                cells.AddRange(partName ? [row[2], row[3]] : [Glued(row[2], row[3], nameStyle, chinese: false)]);
                cells.AddRange(row[4..].Where((_, index) => index != dropped));
                return cells;
            };
        });
    }

    private static string Glued(string number, string name, int style, bool chinese)
    {
        if (number.Length == 0)
        {
            return name;
        }
        var shown = chinese ? Chinese(int.Parse(number)) : number;
        return style switch { 0 => shown + name, 1 => $"{shown} {name}", 2 => $"{shown}、{name}", 3 => $"{number}.{name}", _ => $"({number}){name}" };
    }

    private void Works(Plan plan)
    {
        var rows = new List<string[]>();
        foreach (var work in plan.WorkPlans)
        {
            var name = work.Name!;
            foreach (var item in work.Items)
            {
                var contents = item.Contents.Count == 1 ? item.Contents[0]
                    : random.Next(2) == 0 ? string.Concat(item.Contents.Select((content, index) => $"<p>{Chinese(index + 1)}、{content}</p> ")).Trim()
                    : string.Join(One(" ", ""), item.Contents.Select((content, index) => $"{Chinese(index + 1)}、{content}"));
                rows.Add([name, item.Name!, item.Category!, contents, string.Join('、', item.Links.Select(link => link.Text))]);
                name = "";
            }
        }
        Pages(rows, [0, 1, 3, 4], ["工作計畫名稱", "重要計畫項目", "計畫類別", "實施內容", One("與 KPI 關聯", "與關鍵績效指標關聯")], null, _ => row => [.. row]);
    }

    private void Pages(List<string[]> rows, int[] cuttable, string[] columns, string? spanned, Func<int, Func<string[], List<string>>> layouts)
    {
        var (at, repeat, page) = (0, random.Next(3) > 0, 0);
        string[]? rest = null;
        while (at < rows.Count || rest is not null)
        {
            var layout = layouts(page);
            if (page == 0 || repeat)
            {
                Header(columns, spanned, layout(rows[0]).Count);
            }
            page++;
            if (rest is not null)
            {
                Row(layout(rest));
                rest = null;
            }
            for (var left = random.Next(1, 6); left > 0 && at < rows.Count; left--)
            {
                var (first, second) = left == 1 && random.Next(2) == 0 ? Cut(rows[at], cuttable) : (rows[at], null);
                Row(layout(first));
                (rest, at) = (second, at + 1);
            }
            text.Append('\n');
        }
    }

    // Some cells of the row, cut somewhere inside; the numbers stay on the first page.
    private (string[] First, string[]? Second) Cut(string[] row, int[] cuttable)
    {
        var (first, second) = ((string[])row.Clone(), new string[row.Length]);
        Array.Fill(second, "");
        foreach (var cell in cuttable.Where(cell => cell < row.Length && row[cell].Length > 3 && row[cell][0] != '<' && random.Next(2) == 0))
        {
            var at = random.Next(1, row[cell].Length - 1);
            (first[cell], second[cell]) = (row[cell][..at], row[cell][at..]);
        }
        return (first, second.All(cell => cell.Length == 0) ? null : second);
    }

    private void Header(string[] columns, string? spanned, int width)
    {
        if (spanned is not null && random.Next(2) == 0)
        {
            Row([.. Padded([spanned, columns[1]], width)]);
            columns = ["", .. columns[1..]];
        }
        Row([.. Padded(columns, One(width, columns.Length))]);
        if (piped)
        {
            Row([.. Enumerable.Repeat("---", width)]);
        }
    }

    private static IEnumerable<string> Padded(string[] cells, int width) => cells.Concat(Enumerable.Repeat("", Math.Max(0, width - cells.Length)));

    private void Row(List<string> cells) => text.Append(piped ? $"| {string.Join(" | ", cells)} |" : string.Join('\t', cells)).Append('\n');

    private T One<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private static string Chinese(int number) =>
        (number / 10) switch { 0 => "", 1 => "十", var tens => $"{"一二三四五六七八九"[tens - 1]}十" } + (number % 10 == 0 ? "" : "一二三四五六七八九"[number % 10 - 1].ToString());
}
