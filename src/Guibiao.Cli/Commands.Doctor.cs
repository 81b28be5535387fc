using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Archives;
using Guibiao.History;
using Guibiao.Installation;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>doctor: is the installation well.</summary>
public static partial class Commands
{
    public static Command Doctor()
    {
        var recount = new Option<bool>("--recount") { Description = Texts.Get("doctor.recount") };
        var command = new Command("doctor", Texts.Get("doctor")) { recount };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            IReadOnlyList<Finding> findings;
            var exitCode = ExitCode.Done;
            try
            {
                var store = Store.Look(call.Database);
                findings = new Doctor(store, SealPlaces.Of(call.Database, Path.Combine(Call.ProjectRoot, "data")), BackupSettings.Read(), TimeProvider.System).Look(parsed.GetValue(recount));
            }
            catch (StoreUnreachableException unreachable)
            {
                (findings, exitCode) = ([new Finding("database", FindingState.Problem, unreachable.Sentence, Guibiao.Messages.Get("doctor.unreachable.advice"))], ExitCode.Unreachable);
            }
            var json = new JsonObject
            {
                ["ok"] = findings.All(finding => finding.State != FindingState.Problem),
                ["checks"] = new JsonArray([.. findings.Select(finding => finding.ToJson(call.Language))]),
            };
            return call.Answer(json, string.Join('\n', findings.Select(Line)), exitCode);

            string Line(Finding finding)
            {
                var advice = finding.Advice is { } what ? "\n      " + what.In(call.Language) : "";
                return $"{Texts.Get("doctor." + finding.State.ToString().ToLowerInvariant())}  {finding.Message.In(call.Language)}{advice}";
            }
        });
        return command;
    }
}
