using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Formulas;

namespace Guibiao.Cli;

/// <summary>The pieces of JSON that both formula commands print.</summary>
public static class FormulaJson
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-TW");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static JsonArray References(Formula? formula) =>
        new([.. (formula?.References ?? []).Select(reference => new JsonObject { ["name"] = reference.Name, ["year"] = reference.Year })]);

    public static JsonObject? Explain(Formula? formula) =>
        formula is null ? null : new JsonObject { ["zh-TW"] = formula.Explain(Chinese), ["en"] = formula.Explain(English) };

    public static JsonArray Issues(IEnumerable<FormulaIssue> issues, CultureInfo language) =>
        new([.. issues.Select(issue => new JsonObject
        {
            ["code"] = issue.Code,
            ["severity"] = issue.Severity.ToString().ToLowerInvariant(),
            ["message"] = issue.Message(language),
            ["place"] = issue.Position is { } position ? new JsonObject { ["position"] = position } : new JsonObject(),
        })]);

    public static JsonArray Terms(FormulaRequest request, CultureInfo language) =>
        new([.. (request.Evaluation?.Terms ?? []).Select(term => new JsonObject
        {
            ["name"] = term.Name,
            ["year"] = term.Year,
            ["key"] = term.Key,
            ["kind"] = term.Kind.ToString().ToLowerInvariant(),
            ["value"] = term.Value.Number is { } number ? Display.Value(number) : null,
            ["unit"] = Sign(term.Unit),
            ["display"] = term.Value.Number is { } shown ? Display.Print(shown, term.Unit) : null,
            ["reason"] = term.Value.Reason?.In(language),
        })]);

    public static JsonObject Result(FormulaRequest request, CultureInfo language)
    {
        var unit = request.Formula is { } formula ? Sign(formula.Unit) ?? formula.CountUnit : null;
        return request.Evaluation?.Result switch
        {
            Formulas.Result.Number(var value) => Result("number", Display.Value(value), unit, request.Formula!.Print(value), null),
            Formulas.Result.Missing(var reason) => Result("missing", null, unit, null, reason.In(language)),
            _ => Result("invalid", null, null, null, request.Standard.Issues.FirstOrDefault(issue => issue.Severity == Formulas.Severity.Error)?.Message(language)),
        };
    }

    public static string? Sign(ResultUnit unit) => unit switch { ResultUnit.Percent => "%", ResultUnit.PerMille => "‰", _ => null };

    private static JsonObject Result(string kind, string? value, string? unit, string? display, string? reason) =>
        new() { ["kind"] = kind, ["value"] = value, ["unit"] = unit, ["display"] = display, ["reason"] = reason };
}
