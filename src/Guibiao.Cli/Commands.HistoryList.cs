using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>history list: the auditor's filter and export.</summary>
public static partial class Commands
{
    private static Command HistoryList()
    {
        var kind = new Option<string?>("--kind") { Description = Texts.Get("history.kind") };
        var subject = new Option<string?>("--subject") { Description = Texts.Get("history.subject") };
        var by = new Option<string?>("--by") { Description = Texts.Get("history.by") };
        var from = new Option<DateOnly?>("--from") { Description = Texts.Get("history.from") };
        var to = new Option<DateOnly?>("--to") { Description = Texts.Get("history.to") };
        var format = new Option<string>("--format") { Description = Texts.Get("history.format"), DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("json", "csv");
        var command = new Command("list", Texts.Get("history.list")) { kind, subject, by, from, to, format };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var query = new EventQuery(parsed.GetValue(kind), parsed.GetValue(subject), parsed.GetValue(by), parsed.GetValue(from), parsed.GetValue(to));
            return Store.Open(call.Database).Read(transaction =>
            {
                var (agency, unknown) = Agencies.Choose(transaction, call.Agency);
                if (unknown is not null)
                {
                    PrintIssues(call, [unknown]);
                    return call.Answer(new JsonObject { ["events"] = new JsonArray(), ["issues"] = new JsonArray(unknown.ToJson(call.Language)) }, "", ExitCode.Refused);
                }
                var events = query.Read(transaction, agency!);
                if (call.Json || parsed.GetValue(format) == "json")
                {
                    Console.Out.WriteLine(Call.Print(new JsonObject { ["agency"] = agency, ["events"] = new JsonArray([.. events.Select(told => told.ToJson())]) }));
                    return ExitCode.Done;
                }
                EventCsv.Write(Console.Out, events);
                return ExitCode.Done;
            });
        });
        return command;
    }
}
