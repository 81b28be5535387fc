using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Packs;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>pack: one folder with plans, registers, tallies, lists and evidence.</summary>
public static partial class Commands
{
    public static Command Pack() => new("pack", Texts.Get("pack")) { PackCheck(), PackLoad() };

    private static Command PackCheck()
    {
        var folder = new Argument<string>("FOLDER") { Description = Texts.Get("pack.folder") };
        var command = new Command("check", Texts.Get("pack.check")) { folder };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var (pack, issues) = PackReader.Read(parsed.GetValue(folder)!);
            PrintPlaced(call, issues);
            return call.Answer(
                new JsonObject { ["ok"] = pack is not null, ["issues"] = new JsonArray([.. issues.Select(issue => issue.ToJson(call.Language))]) },
                pack is null
                    ? Texts.Get("pack.check.refused", issues.Count(issue => issue.Severity == Severity.Error))
                    : Texts.Get("pack.check.ok", pack.Units.Count, pack.Lists.Count, pack.Registers.Count, pack.Tallies.Count, pack.Plans.Count, pack.Evidence.Count),
                pack is null ? ExitCode.Refused : ExitCode.Done);
        });
        return command;
    }

    private static Command PackLoad()
    {
        var folder = new Argument<string>("FOLDER") { Description = Texts.Get("pack.folder") };
        var (by, reason) = (EvidenceOptions.OptionalBy("pack.by"), EvidenceOptions.OptionalReason("pack.reason"));
        var command = new Command("load", Texts.Get("pack.load")) { folder, by, reason };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var result = PackLoader.Load(
                Store.Open(call.Database), parsed.GetValue(folder)!, parsed.GetValue(by), parsed.GetValue(reason), TimeProvider.System, step => Call.Note(step.In(call.Language)));
            PrintPlaced(call, result.Issues);
            var text = result.Refused ? Texts.Get("pack.load.refused", result.Issues.Count(issue => issue.Severity == Severity.Error))
                : result.AddedNothing ? Texts.Get("pack.load.nothing", result.Duplicates)
                : Texts.Get("pack.load.result", string.Join(", ", result.Plans), result.Formulas, result.Entries, result.Corrections, result.NilReturns, result.Duplicates);
            return call.Answer(result.ToJson(call.Language), text, result.Refused ? ExitCode.Refused : ExitCode.Done);
        });
        return command;
    }

    // An issue of a file of rules has its place beside the sentence; one of rows says it itself.
    private static void PrintPlaced(Call call, IEnumerable<Issue> issues)
    {
        foreach (var issue in issues)
        {
            var message = issue.Message.In(call.Language);
            Call.Note(issue.Place?.File is not { } file || message.Contains(file, StringComparison.Ordinal) ? message
                : issue.Place is { Line: null, Table: { } table, Row: { } row } ? Texts.Get("issue.inTable", file, table, row, message)
                : Texts.Get(issue.Place switch { { Line: null } => "issue.inFile", { Column: null } => "issue.onLine", _ => "issue.atLine" }, file, issue.Place.Line, issue.Place.Column, message));
        }
    }
}
