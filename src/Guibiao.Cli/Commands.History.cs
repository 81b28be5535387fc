using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>history: is every event as it was written; signing, listing and redacting.</summary>
public static partial class Commands
{
    public static Command History() => new("history", Texts.Get("history")) { HistoryVerify(), HistorySeal(), HistoryList(), HistoryRedact() };

    private static Seals Seals(Call call) => new(SealPlaces.Of(call.Database, Path.Combine(Call.ProjectRoot, "data")));

    private static Command HistoryVerify()
    {
        var command = new Command("verify", Texts.Get("history.verify"));
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var seals = Seals(call);
            return Store.Open(call.Database).Read(transaction =>
            {
                var agencies = Agencies.All(transaction);
                if (call.Agency is not null)
                {
                    if (Agencies.Choose(transaction, call.Agency) is { Issue: { } issue })
                    {
                        PrintIssues(call, [issue]);
                        return call.Answer(new JsonObject { ["events"] = 0, ["ok"] = false, ["firstBroken"] = null, ["issues"] = new JsonArray(issue.ToJson(call.Language)) }, "", ExitCode.Refused);
                    }
                    agencies = [call.Agency];
                }
                var checks = agencies.Select(agency => (Agency: agency, Check: seals.Verify(transaction, agency))).ToList();
                var security = seals.Verify(transaction, "");
                var (broken, check) = checks.Find(one => !one.Check.Ok);
                var events = checks.Sum(one => one.Check.Events);
                var text = check is null ? Texts.Get("history.ok", events) : $"{broken}: {check.Wrong?.In(call.Language)}";
                return call.Answer(
                    new JsonObject
                    {
                        ["events"] = events,
                        ["ok"] = check is null && security.Ok,
                        ["firstBroken"] = check?.FirstBroken,
                        ["agency"] = broken,
                        ["wrong"] = check?.Wrong?.In(call.Language),
                        ["heads"] = agencies.Sum(agency => seals.Count(transaction, agency)),
                        ["security"] = new JsonObject { ["events"] = security.Events, ["ok"] = security.Ok, ["firstBroken"] = security.FirstBroken, ["wrong"] = security.Wrong?.In(call.Language) },
                    },
                    text + "\n" + (security.Ok ? Texts.Get("history.security", security.Events) : Texts.Get("history.securityBroken", security.Wrong?.In(call.Language))));
            });
        });
        return command;
    }

    private static Command HistorySeal()
    {
        var command = new Command("seal", Texts.Get("history.seal"));
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var heads = Store.Open(call.Database).Write(transaction => Seals(call).Seal(transaction, TimeProvider.System.GetUtcNow()));
            return call.Answer(
                new JsonObject { ["heads"] = new JsonArray([.. heads.Select(head => JsonNode.Parse(head.Print()))]), ["file"] = SealPlaces.Of(call.Database, Path.Combine(Call.ProjectRoot, "data")).HeadFile },
                Texts.Get("history.sealed", heads.Count));
        });
        return command;
    }

    private static Command HistoryRedact()
    {
        var number = new Option<long>("--event") { Description = Texts.Get("history.event"), Required = true };
        var approved = EvidenceOptions.By("--approved-by", "history.approvedBy");
        var (by, reason) = (EvidenceOptions.By(), EvidenceOptions.Reason());
        var command = new Command("redact", Texts.Get("history.redact")) { number, approved, by, reason };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var issue = Store.Open(call.Database).Write(transaction =>
            {
                var (agency, unknown) = Agencies.Choose(transaction, call.Agency);
                return unknown ?? Redaction.Redact(transaction, agency!, parsed.GetValue(number), parsed.GetValue(approved)!,
                    new Change(parsed.GetValue(by)!, TimeProvider.System.GetUtcNow(), parsed.GetValue(reason)!));
            });
            PrintIssues(call, issue is null ? [] : [issue]);
            return call.Answer(
                new JsonObject { ["event"] = parsed.GetValue(number), ["redacted"] = issue is null, ["issues"] = new JsonArray(issue is null ? [] : [issue.ToJson(call.Language)]) },
                issue is null ? Texts.Get("history.redacted", parsed.GetValue(number)) : "", issue is null ? ExitCode.Done : ExitCode.Refused);
        });
        return command;
    }
}
