using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Sets a plan as ministries publish it: cover, contents, preamble, chapters of goals, indicators and work plans. Every format is written from it; read again it is the same plan.</summary>
public static class PlanDocument
{
    private static readonly string[] Formal = ["壹", "貳", "參", "肆"];
    private static readonly Place Nowhere = new();

    public static Document Of(Plan plan) => Of(plan, null, null);

    /// <summary>The plan with the version and status that it has in the store.</summary>
    public static Document Of(StoredPlan stored) => Of(stored.Plan, stored.Version, stored.Status);

    private static Document Of(Plan plan, int? version, string? status)
    {
        var cover = plan.Title is null ? "" : CoverLine.Print(plan.FiscalYear, version, status);
        return new(null, [.. Cover(plan, cover), .. Goals(plan), .. Indicators(plan, GoalKind.Key), .. Indicators(plan, GoalKind.Common), .. Works(plan)])
        {
            Title = plan.Title ?? plan.Agency,
        };
    }

    private static IEnumerable<Block> Cover(Plan plan, string line)
    {
        if (plan.Title is { } title)
        {
            // Most titles say whose plan it is.
            if (plan.Agency is { } agency && !title.StartsWith(agency, StringComparison.Ordinal))
            {
                yield return Text(agency, ParagraphRole.Cover);
            }
            yield return Text(title, ParagraphRole.Title);
            if (line.Length > 0)
            {
                yield return Text(line, ParagraphRole.Cover);
            }
            yield return new PageBreak(Nowhere);
        }
        yield return new Documents.Contents(Nowhere);
        yield return new PageBreak(Nowhere);
        foreach (var paragraph in plan.Preamble)
        {
            yield return Text(paragraph);
        }
    }

    private static bool HasGoals(Plan plan) => plan.Goals.Any(goal => goal.Objectives.Count > 0)
        || plan.Goals.Any(goal => !plan.Indicators.Any(indicator => (indicator.Kind, indicator.Goal) == (goal.Kind, goal.Number)));

    private static IEnumerable<Block> Goals(Plan plan)
    {
        if (!HasGoals(plan))
        {
            yield break;
        }
        yield return Chapter(0, "年度施政目標");
        foreach (var (kind, part) in ((GoalKind, string)[])[(GoalKind.Key, "※關鍵策略目標"), (GoalKind.Common, "※共同性目標")])
        {
            var goals = plan.Goals.Where(goal => goal.Kind == kind).ToList();
            if (goals.Count > 0)
            {
                yield return new Documents.Heading(2, part, Nowhere);
            }
            foreach (var goal in goals)
            {
                yield return new Documents.Heading(3, Numeral.Chinese(goal.Number) + "、" + Titled(goal), Nowhere);
                foreach (var objective in goal.Objectives)
                {
                    yield return new ListItem(1, (objective.Number is { } number ? $"({Numeral.Chinese(number)}) " : "") + objective.Text, Nowhere);
                }
            }
        }
    }

    private static string Titled(Goal goal) => goal.Weight is null ? goal.Title : $"{goal.Title}（{Percent(goal.Weight)}）";

    private static string Percent(string weight) => weight.EndsWith('%') ? weight : weight + "%";

    private static IEnumerable<Block> Indicators(Plan plan, GoalKind kind)
    {
        var indicators = plan.Indicators.Where(indicator => indicator.Kind == kind).ToList();
        if (indicators.Count == 0)
        {
            yield break;
        }
        var number = (HasGoals(plan) ? 1 : 0) + (kind == GoalKind.Common && plan.Indicators.Any(indicator => indicator.Kind == GoalKind.Key) ? 1 : 0);
        yield return Chapter(number, kind == GoalKind.Key ? "年度關鍵績效指標" : "年度共同性指標");
        yield return Table(plan, kind, indicators);
        if (plan.Mechanisms.Count > 0)
        {
            yield return Text("註：", ParagraphRole.Note);
            yield return Text("評估體制之數字代號意義如下：", ParagraphRole.Note);
            foreach (var mechanism in plan.Mechanisms)
            {
                yield return new ListItem(1, $"{mechanism.Code}.{mechanism.Text}", Nowhere);
            }
        }
    }

    private static Table Table(Plan plan, GoalKind kind, List<Indicator> indicators)
    {
        var years = indicators.SelectMany(indicator => indicator.YearTargets).Select(one => one.Year).Distinct().Order().ToList();
        var (units, terms) = (indicators.Exists(indicator => indicator.UnitInCharge is not null), kind == GoalKind.Key || indicators.Exists(indicator => indicator.MediumTerm is not null));
        var columns = new List<Printed<Indicator>>
        {
            new(kind == GoalKind.Key ? "關鍵策略目標" : "共同性目標", 34, one => Numeral.Chinese(one.Goal) + "、" + (plan.Goals.FirstOrDefault(goal => (goal.Kind, goal.Number) == (kind, one.Goal)) is { } goal ? Titled(goal) : "")),
            new(kind == GoalKind.Key ? "關鍵績效指標" : "共同性指標", 40, one => $"{one.Number} {one.Name}{(one.Weight is null || one.Name is null ? "" : $"（{Percent(one.Weight)}）")}".TrimEnd()),
            new("評估體制", 19, one => $"{one.Mechanism}"),
            new("評估方式", 20, one => one.Method),
            new("衡量標準", 84, one => one.Standard),
        };
        columns.AddRange(years.Count == 0 ? [new("年度目標值", 24, one => one.Target?.Text)]
            : years.Select(year => new Printed<Indicator>($"{year}年度目標值", 22, one => one.YearTargets.FirstOrDefault(target => target.Year == year)?.Target.Text)));
        if (terms)
        {
            columns.Add(new("與中長程個案計畫關聯", 22, one => one.MediumTerm ?? "無"));
        }
        if (units)
        {
            columns.Add(new("主辦單位", 24, one => one.UnitInCharge));
        }
        return Table(columns, indicators, (one, before) => one.Goal == before.Goal);
    }

    private static IEnumerable<Block> Works(Plan plan)
    {
        if (plan.WorkPlans.Count == 0)
        {
            yield break;
        }
        var number = (HasGoals(plan) ? 1 : 0) + plan.Indicators.Select(indicator => indicator.Kind).Distinct().Count();
        var placed = plan.WorkPlans.SelectMany(work => work.Items.Select(item => (Work: work, Item: item))).ToList();
        var columns = new List<Printed<(WorkPlan Work, WorkItem Item)>>
        {
            new("工作計畫名稱", 19, one => one.Work.Name), new("重要計畫項目", 26, one => one.Item.Name), new("計畫類別", 19, one => one.Item.Category),
        };
        if (placed.Exists(one => one.Item.ControlLevel is not null))
        {
            columns.Add(new("管考級別", 18, one => one.Item.ControlLevel));
        }
        if (placed.Exists(one => one.Item.Budget is not null))
        {
            columns.Add(new("預算", 22, one => one.Item.Budget));
        }
        columns.Add(new("實施內容", 72, one => Contents(one.Item)));
        columns.Add(new("與 KPI 關聯", 34, one => string.Join('、', one.Item.Links.Select(link => link.Text))));
        yield return Chapter(number, $"{plan.Agency}年度重要施政計畫");
        yield return Table(columns, placed, (one, before) => ReferenceEquals(one.Work, before.Work));
    }

    private static string Contents(WorkItem item) => item.Contents.Count == 1 ? CellJoin.OneLine(item.Contents[0])
        : string.Join('\n', item.Contents.Select((content, index) => $"{Numeral.Chinese(index + 1)}、{CellJoin.OneLine(content)}"));

    // The first column is set once for all rows that share it.
    private static Table Table<T>(List<Printed<T>> columns, List<T> rows, Func<T, T, bool> isShared)
    {
        var set = new List<TableRow> { new([.. columns.Select(column => new TableCell(column.Name, Nowhere))], Nowhere) };
        for (var at = 0; at < rows.Count; at++)
        {
            var continues = at > 0 && isShared(rows[at], rows[at - 1]);
            set.Add(new([.. columns.Select((column, index) => continues && index == 0
                ? new TableCell("", Nowhere) { Continues = true }
                : new TableCell(column.Cell(rows[at]) ?? "", Nowhere))], Nowhere));
        }
        return new(set, Nowhere) { HeaderRows = 1, Widths = columns.ConvertAll(column => column.Width) };
    }

    private static Documents.Heading Chapter(int number, string name) => new(1, $"{Formal[number]}、{name}", Nowhere);

    private static Paragraph Text(string text, ParagraphRole role = ParagraphRole.Body) => new(CellJoin.OneLine(text), Nowhere) { Role = role };

    private sealed record Printed<T>(string Name, int Width, Func<T, string?> Cell);
}
