using System.CommandLine;
using System.Text.Json.Nodes;

namespace Guibiao.Cli;

/// <summary>guibiao formula evaluate: a formula's value from the values given.</summary>
public static class FormulaCommands
{
    public static Command Command() => new("formula", Texts.Get("formula")) { Evaluate() };

    private static Command Evaluate()
    {
        var command = new Command("evaluate", Texts.Get("formula.evaluate"));
        var options = FormulaOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var request = FormulaRequest.Read(parsed, options, call);
            return request.Answer(call, Json(request, call), FormulaText.OfFormula(request, call.Language));
        });
        return command;
    }

    private static JsonObject Json(FormulaRequest request, Call call) => new()
    {
        ["result"] = request.Refusal is not null ? null : FormulaJson.Result(request, call.Language),
        ["canonical"] = request.Formula?.Canonical,
        ["references"] = FormulaJson.References(request.Formula),
        ["explain"] = FormulaJson.Explain(request.Formula),
        ["issues"] = FormulaJson.Issues(request.Issues, call.Language),
        ["terms"] = FormulaJson.Terms(request, call.Language),
    };
}
