using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>plan import and export: plans into the store and out of it again.</summary>
public static partial class Commands
{
    private static Command PlanImporting()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get("plan.file") };
        var (by, reason) = (EvidenceOptions.OptionalBy("plan.by"), EvidenceOptions.OptionalReason("plan.reason"));
        var command = new Command("import", Texts.Get("plan.import")) { file, by, reason };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var path = parsed.GetValue(file)!;
            var name = path == "-" ? "-" : Path.GetFileName(path);
            var (bytes, unread) = ReadBytes(path);
            var reading = unread is not null ? new PlanReading(null, [unread]) : PlanReader.Read(bytes, name);
            PrintPlaced(call, reading.Issues);
            if (reading.Plan is not { } plan)
            {
                return call.Answer(reading.ToJson(call.Language), Texts.Get("plan.refused"), ExitCode.Refused);
            }
            var change = new Change(parsed.GetValue(by) ?? Environment.UserName, TimeProvider.System.GetUtcNow(), parsed.GetValue(reason) ?? Texts.Get("plan.import.reason", name));
            // The document's own year goes before --year, which is for documents that name none.
            if ((plan.FiscalYear ?? call.Year) is not { } year)
            {
                return Refuse(call, Refusal.Of("plan.nameYear").Plain());
            }
            var (agency, version, issue) = Store.Open(call.Database).Write(transaction =>
            {
                var (found, refused) = Agencies.ChooseForPlan(transaction, call.Agency, plan.Agency);
                return (found, refused is null ? PlanImport.Save(transaction, found!, year, plan, reading.Issues, null, name, change) : null, refused);
            });
            if (issue is not null)
            {
                return Refuse(call, issue);
            }
            return call.Answer(
                new JsonObject
                {
                    ["agency"] = agency,
                    ["year"] = year,
                    ["version"] = version,
                    ["added"] = version is not null,
                    ["issues"] = new JsonArray([.. reading.Issues.Select(one => one.ToJson(call.Language))]),
                },
                version is null ? Texts.Get("plan.import.same", year) : Texts.Get("plan.import.result", year, version, plan.Indicators.Count));
        });
        return command;
    }

    private static Command PlanExporting()
    {
        var format = new Option<string>("--format") { Description = Texts.Get("plan.format"), Required = true };
        format.AcceptOnlyFromAmong(["json", .. PlanFile.Formats.Keys]);
        var output = new Option<string?>("--out") { Description = Texts.Get("plan.out") };
        var command = new Command("export", Texts.Get("plan.export")) { format, output };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var (stored, issue) = Store.Open(call.Database).Read(transaction =>
            {
                var (agency, year, refused) = ChooseYear(transaction, call);
                return refused is not null ? (null, refused) : (PlanStore.Load(transaction, agency!, year), (Issue?)null);
            });
            if (stored is null)
            {
                return Refuse(call, issue!);
            }
            return WritePlan(call, stored, parsed.GetValue(format)!, parsed.GetValue(output));
        });
        return command;
    }
}
