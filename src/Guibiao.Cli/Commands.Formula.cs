using System.CommandLine;
using System.Text.Json.Nodes;

namespace Guibiao.Cli;

/// <summary>guibiao formula evaluate: a formula's value from the values given.</summary>
public static partial class Commands
{
    public static Command Formula() => new("formula", Texts.Get("formula")) { EvaluateFormula() };

    private static Command EvaluateFormula()
    {
        var command = new Command("evaluate", Texts.Get("formula.evaluate"));
        var options = FormulaOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var request = FormulaRequest.Read(parsed, options, call);
            return request.Answer(call, EvaluationJson(request, call), FormulaText.OfFormula(request, call.Language));
        });
        return command;
    }

    private static JsonObject EvaluationJson(FormulaRequest request, Call call) => new()
    {
        ["result"] = request.Refusal is not null ? null : FormulaJson.Result(request, call.Language),
        ["canonical"] = request.Formula?.Canonical,
        ["references"] = FormulaJson.References(request.Formula),
        ["explain"] = FormulaJson.Explain(request.Formula),
        ["issues"] = FormulaJson.Issues(request.Issues, call.Language),
        ["terms"] = FormulaJson.Terms(request, call.Language),
    };
}
