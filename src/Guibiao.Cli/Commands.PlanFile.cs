using System.Text;
using System.Text.Json.Nodes;
using Guibiao.Plans;

namespace Guibiao.Cli;

/// <summary>plan export: where the file goes.</summary>
public static partial class Commands
{
    private static int WritePlan(Call call, StoredPlan stored, string format, string? path)
    {
        var isText = format is "json" or "txt" or "html";
        if (path is null && !isText && (call.Json || !Console.IsOutputRedirected))
        {
            return Refuse(call, Refusal.Of("plan.nameFile", format).Plain());
        }
        var (bytes, issue) = format == "json"
            ? (Encoding.UTF8.GetBytes(Call.Print(new PlanReading(stored.Plan, stored.Diagnostics).ToJson(call.Language)) + "\n"), null)
            : PlanFile.Write(stored, format);
        if (bytes is null)
        {
            Refuse(call, issue!);
            return ExitCode.Unreachable;
        }
        if (path is not null)
        {
            try
            {
                File.WriteAllBytes(path, bytes);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return Refuse(call, Refusal.Of("file.unwritable", path).Plain());
            }
            return call.Answer(new JsonObject { ["file"] = path }, Texts.Get("plan.exported", path));
        }
        if (!isText)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
        }
        else if (call.Json && format != "json")
        {
            return call.Answer(new JsonObject { ["text"] = Encoding.UTF8.GetString(bytes) }, "");
        }
        else
        {
            Console.Out.Write(Encoding.UTF8.GetString(bytes));
        }
        return ExitCode.Done;
    }
}
