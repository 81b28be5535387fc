using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Formulas;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Reviews;
using Guibiao.Storage;

namespace Guibiao.Web.Pages.Dashboards;

/// <summary>One indicator on a day, and the number it had on the same day of the year before.</summary>
public sealed record DashboardLine(Indicator Indicator, Value Value, MonthValue LastYear)
{
    public string? LastYearDisplay => LastYear.Number is { } number ? Display.Print(number, ResultUnit) : null;

    public ResultUnit ResultUnit => Value.Unit switch { "%" => ResultUnit.Percent, "‰" => ResultUnit.PerMille, _ => ResultUnit.Plain };

    /// <summary>The target as a plain number, where the plan prints one.</summary>
    public Exact? Target => Value.Target?.Number is { } text && Exact.TryParse(text, out var number) ? number : null;

    public JsonObject ToJson(CultureInfo language)
    {
        var json = ValueJson.Write(Value, language);
        json["lastYear"] = new JsonObject
        {
            ["at"] = Times.Print(LastYear.At),
            ["value"] = LastYear.Number is { } number ? Display.Value(number) : null,
            ["display"] = LastYearDisplay,
        };
        return json;
    }

    public IEnumerable<string> ToRow(CultureInfo language) =>
    [
        Value.Indicator, Value.Key, Value.Name ?? "", Times.Print(Value.At), Plain(Value.Number), Value.Unit ?? "", Value.Display ?? "", Plain(Target),
        Value.Target is null ? "" : (string)PlanJson.Write(Value.Target)["direction"]!, Plain(LastYear.Number), Plain(Value.Achievement), Value.Light.Word(),
        Value.Completeness.Reported.ToString(CultureInfo.InvariantCulture), Value.Completeness.Expected.ToString(CultureInfo.InvariantCulture),
        string.Join(' ', Value.Missing.Select(sentence => sentence.In(language))),
    ];

    private static string Plain(Exact? number) => number is { } exact ? Display.Value(exact) : "";
}
