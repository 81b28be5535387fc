using System.CommandLine;
using Guibiao.Publishing;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>publish: a year before the public, as it stands.</summary>
public static partial class Commands
{
    public static Command Publish()
    {
        var withdraw = new Option<bool>("--withdraw") { Description = Texts.Get("publish.withdraw") };
        var (at, by, reason) = (ValueOptions.At(), EvidenceOptions.By(), EvidenceOptions.Reason());
        at.Description = Texts.Get("publish.at");
        var command = new Command("publish", Texts.Get("publish")) { at, withdraw, by, reason };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var result = Store.Open(call.Database).Write(transaction =>
            {
                var (agency, year, issue) = ChooseYear(transaction, call);
                return issue is not null ? new PublishResult(null, false, [issue])
                    : parsed.GetValue(withdraw) ? Publisher.Withdraw(transaction, agency!, year, Change(parsed, by, reason))
                    : Publisher.Publish(transaction, agency!, year, ValueOptions.ReadAt(parsed.GetValue(at), year), Change(parsed, by, reason));
            });
            PrintIssues(call, result.Issues);
            var text = result.Publication is { } publication
                ? Texts.Get(publication.IsWithdrawn ? "publish.withdrawn" : result.IsNew ? "publish.done" : "publish.same", publication.Year, publication.Number, Times.Print(publication.Day))
                : Texts.Get("evidence.step.refused");
            return call.Answer(result.ToJson(call.Language), text, result.Refused ? ExitCode.Refused : ExitCode.Done);
        });
        return command;
    }
}
