using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Formulas;
using Guibiao.Plans;
using Guibiao.Reviews;
using Guibiao.Storage;

namespace Guibiao.Indicators;

/// <summary>Values as the command-line contract and the site's JSON have them: numbers are decimal strings, 98 % is "0.98".</summary>
public static class ValueJson
{
    public static JsonArray Write(IEnumerable<Value> values, CultureInfo language) => new([.. values.Select(value => Write(value, language))]);

    public static JsonObject Write(Value value, CultureInfo language) => new()
    {
        ["indicator"] = value.Indicator,
        ["key"] = value.Key,
        ["name"] = value.Name,
        ["formula"] = value.Formula,
        ["formulaStatus"] = value.FormulaStatus switch { FormulaStatus.Read => "read", FormulaStatus.Suggested => "suggested", FormulaStatus.Confirmed => "confirmed", _ => null },
        ["year"] = value.Year,
        ["at"] = Times.Print(value.At),
        ["value"] = Number(value.Number),
        ["unit"] = value.Unit,
        ["display"] = value.Display,
        ["target"] = value.Target is null ? null : PlanJson.Write(value.Target),
        ["achievement"] = Number(value.Achievement),
        ["achievementDisplay"] = value.AchievementDisplay,
        ["light"] = value.Light.Word(),
        ["terms"] = new JsonArray([.. value.Terms.Select(term => Write(term, language))]),
        ["completeness"] = Write(value.Completeness),
        ["missing"] = new JsonArray([.. value.Missing.Select(sentence => JsonValue.Create(sentence.In(language)))]),
    };

    private static JsonObject Write(TermNumber term, CultureInfo language) => new()
    {
        ["term"] = term.Term,
        ["name"] = term.Name,
        ["year"] = term.Year,
        ["tally"] = term.Tally,
        ["register"] = term.Register,
        ["from"] = term.Period is null ? null : Times.Print(term.Period.From),
        ["to"] = term.Period is null ? null : Times.Print(term.Period.To),
        ["value"] = Number(term.Number),
        ["unit"] = term.Unit,
        ["display"] = term.Display,
        ["entries"] = term.Entries,
        ["completeness"] = Write(term.Completeness),
        ["missing"] = term.Missing?.In(language),
    };

    private static JsonObject Write(Completeness completeness) => new() { ["reported"] = completeness.Reported, ["expected"] = completeness.Expected };

    private static string? Number(Exact? number) => number is { } value ? Display.Value(value) : null;
}
