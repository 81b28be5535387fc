using System.CommandLine;
using System.Data.Common;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Storage;
using Spectre.Console;

namespace Guibiao.Cli;

/// <summary>indicator: values, and the confirmation of formulas.</summary>
public static partial class Commands
{
    public static Command Indicator() => new("indicator", Texts.Get("indicator")) { IndicatorEvaluate(), IndicatorConfirm() };

    private static Command IndicatorEvaluate()
    {
        var indicator = new Option<string?>("--indicator") { Description = Texts.Get("indicator.which") };
        var (at, known) = (ValueOptions.At(), ValueOptions.AsKnown());
        var command = new Command("evaluate", Texts.Get("indicator.evaluate")) { indicator, at, known };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var (named, asKnown) = (parsed.GetValue(indicator), ValueOptions.ReadAsKnown(parsed.GetValue(known)));
            var (card, values, refused) = Store.Open(call.Database).Read(transaction =>
            {
                var (agency, year, issue) = ChooseYear(transaction, call);
                if (issue is not null)
                {
                    return (null, [], issue);
                }
                var day = ValueOptions.ReadAt(parsed.GetValue(at), year);
                var found = IndicatorEvaluator.Evaluate(transaction, agency!, year, TimeProvider.System, named, day, asKnown);
                return found.Count == 0 && named is not null
                    ? (null, found, NoIndicator(transaction, agency!, year, named))
                    : ((Scorecard?)new Scorecard(Agencies.Find(transaction, agency!)!, year, day, found, call.Language), found, (Issue?)null);
            });
            if (refused is not null)
            {
                return Refuse(call, refused);
            }
            if (!call.Json && Scorecard.IsColoured)
            {
                card!.Print(AnsiConsole.Console);
                return ExitCode.Done;
            }
            return call.Answer(ValueJson.Write(values, call.Language), call.Json ? "" : card!.Plain());
        });
        return command;
    }

    private static Command IndicatorConfirm()
    {
        var indicator = new Option<string>("--indicator") { Description = Texts.Get("indicator.which"), Required = true };
        var formula = new Option<string?>("--formula") { Description = Texts.Get("indicator.formula") };
        var bind = EvidenceOptions.Pairs("--bind", "indicator.bind");
        var (by, reason) = (EvidenceOptions.By(), EvidenceOptions.Reason());
        var command = new Command("confirm", Texts.Get("indicator.confirm")) { indicator, formula, bind, by, reason };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var named = parsed.GetValue(indicator)!;
            var result = Store.Open(call.Database).Write(transaction =>
            {
                var (agency, year, issue) = ChooseYear(transaction, call);
                var found = issue is null ? PlanStore.Load(transaction, agency!, year)!.Plan.Indicators.FirstOrDefault(one => one.Id == named) : null;
                return found is null
                    ? new ConfirmResult(named, null, null, null, [issue ?? NoIndicator(transaction, agency!, year, named)])
                    : FormulaStore.Confirm(
                        transaction, agency!, year, named, parsed.GetValue(formula), EvidenceOptions.Split(parsed.GetValue(bind)), found.Target?.Unit, Change(parsed, by, reason));
            });
            PrintIssues(call, result.Issues);
            return call.Answer(
                result.ToJson(call.Language),
                result.Refused ? Texts.Get("evidence.step.refused") : Texts.Get(result.Event is null ? "indicator.confirm.same" : "indicator.confirm.result", named, result.Formula, result.Version),
                result.Refused ? ExitCode.Refused : ExitCode.Done);
        });
        return command;
    }

    private static (string? Agency, int Year, Issue? Issue) ChooseYear(DbTransaction transaction, Call call)
    {
        var (agency, noAgency) = Agencies.Choose(transaction, call.Agency);
        if (noAgency is not null)
        {
            return (null, 0, noAgency);
        }
        var (year, noYear) = PlanStore.ChooseYear(transaction, agency!, call.Year);
        return (agency, year, noYear);
    }

    private static Issue NoIndicator(DbTransaction transaction, string agency, int year, string named)
    {
        var ids = PlanStore.Load(transaction, agency, year)!.Plan.Indicators.Select(indicator => indicator.Id).ToList();
        return new Refusal("indicator.unknown", [year, TypedText.Quoted(named), string.Join(", ", ids)], Nearest.To(named, ids)).Plain();
    }

    private static int Refuse(Call call, Issue issue)
    {
        PrintIssues(call, [issue]);
        return call.Answer(new JsonObject { ["issues"] = new JsonArray(issue.ToJson(call.Language)) }, Texts.Get("evidence.step.refused"), ExitCode.Refused);
    }
}
