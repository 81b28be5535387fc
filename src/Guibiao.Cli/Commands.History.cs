using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>history: is every event as it was written.</summary>
public static partial class Commands
{
    public static Command History() => new("history", Texts.Get("history")) { HistoryVerify() };

    private static Command HistoryVerify()
    {
        var command = new Command("verify", Texts.Get("history.verify"));
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var (checks, issue) = Store.Open(call.Database).Read(transaction =>
            {
                if (call.Agency is null)
                {
                    return (Agencies.All(transaction).Select(agency => EventLog.Verify(transaction, agency)).ToList(), null);
                }
                var (agency, unknown) = Agencies.Choose(transaction, call.Agency);
                return ((List<HistoryCheck>)(unknown is null ? [EventLog.Verify(transaction, agency!)] : []), unknown);
            });
            if (issue is not null)
            {
                PrintIssues(call, [issue]);
                return call.Answer(new JsonObject { ["events"] = 0, ["ok"] = false, ["firstBroken"] = null, ["issues"] = new JsonArray(issue.ToJson(call.Language)) }, "", ExitCode.Refused);
            }
            var broken = checks.Find(check => !check.Ok);
            var events = checks.Sum(check => check.Events);
            return call.Answer(
                new JsonObject { ["events"] = events, ["ok"] = broken is null, ["firstBroken"] = broken?.FirstBroken },
                broken is null ? Texts.Get("history.ok", events) : Texts.Get("history.broken", events, broken.FirstBroken));
        });
        return command;
    }
}
