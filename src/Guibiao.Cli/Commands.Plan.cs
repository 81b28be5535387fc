using System.CommandLine;
using Guibiao.Plans;

namespace Guibiao.Cli;

/// <summary>plan: documents read into plans.</summary>
public static partial class Commands
{
    public static Command Plan() => new("plan", Texts.Get("plan"))
    {
        PlanRead(),
        PlanImporting(),
        PlanExporting(),
    };

    private static Command PlanRead()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get("plan.file") };
        var command = new Command("read", Texts.Get("plan.read")) { file };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var path = parsed.GetValue(file)!;
            var (bytes, unread) = ReadBytes(path);
            var reading = unread is not null ? new PlanReading(null, [unread]) : PlanReader.Read(bytes, path == "-" ? null : Path.GetFileName(path));
            foreach (var issue in reading.Issues)
            {
                Call.Note(Where(issue) + issue.Message.In(call.Language));
            }
            return call.Answer(reading.ToJson(call.Language), reading.Plan is { } plan ? Summary(plan, reading.Issues) : Texts.Get("plan.refused"), reading.Refused ? ExitCode.Refused : ExitCode.Done);
        });
        return command;
    }

    private static string Where(Issue issue) => issue.Place switch
    {
        { Line: { } line } => Texts.Get("plan.line", line),
        { Table: { } table, Row: { } row } => Texts.Get("plan.row", table, row),
        _ => "",
    };

    private static string Summary(Plan plan, IReadOnlyList<Issue> issues)
    {
        var lines = new List<string> { plan.Title ?? Texts.Get("plan.untitled"), "" };
        foreach (var goal in plan.Goals)
        {
            lines.Add(Texts.Get(goal.Kind == GoalKind.Key ? "plan.goal" : "plan.commonGoal", goal.Number, goal.Title, goal.Objectives.Count));
            lines.AddRange(plan.Indicators.Where(indicator => indicator.Kind == goal.Kind && indicator.Goal == goal.Number).Select(indicator =>
                $"  {indicator.Id}\t{indicator.Name ?? Texts.Get("plan.unnamed", indicator.SuggestedName ?? "")}\t{indicator.Target?.Text}"));
        }
        lines.Add("");
        foreach (var work in plan.WorkPlans)
        {
            lines.Add(Texts.Get("plan.work", work.Name ?? "", work.Items.Count));
            lines.AddRange(work.Items.Select(item => $"  {item.Name}\t{string.Join('、', item.Links.Select(link => link.Indicator ?? "?" + link.Suggested))}"));
        }
        lines.Add("");
        lines.Add(Texts.Get("plan.summary", plan.Goals.Count, plan.Indicators.Count, plan.WorkPlans.Count, plan.WorkPlans.Sum(work => work.Items.Count),
            issues.Count(issue => issue.Severity == Severity.Warning), issues.Count(issue => issue.Severity == Severity.Info)));
        return string.Join('\n', lines);
    }
}
