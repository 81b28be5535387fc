using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Formulas;

namespace Guibiao.Cli;

/// <summary>guibiao standard read: a printed measurement standard as components, a formula and its result.</summary>
public static partial class Commands
{
    public static Command Standard() => new("standard", Texts.Get("standard")) { ReadStandard() };

    private static Command ReadStandard()
    {
        var command = new Command("read", Texts.Get("standard.read"));
        var options = FormulaOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var request = FormulaRequest.Read(parsed, options, call);
            return request.Answer(call, StandardJson(request, call), FormulaText.OfStandard(request, call.Language));
        });
        return command;
    }

    private static JsonObject StandardJson(FormulaRequest request, Call call)
    {
        var standard = request.Standard;
        var nothingGiven = !request.HasValues && request.Formula is { References.Count: > 0 };
        return new()
        {
            ["components"] = new JsonArray([.. standard.Components.Select(component => new JsonObject
            {
                ["key"] = component.Key,
                ["name"] = component.Name,
                ["unit"] = component.Unit,
            })]),
            ["formula"] = standard.Formula is null ? null : request.Formula!.Canonical,
            ["suggested"] = standard.Suggested is null ? null : request.Formula!.Canonical,
            ["references"] = FormulaJson.References(request.Formula),
            ["explain"] = FormulaJson.Explain(request.Formula),
            ["issues"] = FormulaJson.Issues(request.Issues, call.Language),
            ["terms"] = FormulaJson.Terms(request, call.Language),
            ["result"] = nothingGiven || request.Refusal is not null ? null : FormulaJson.Result(request, call.Language),
        };
    }
}
