using System.Text.Json.Nodes;

namespace Guibiao.Plans;

/// <summary>The plan as the command-line contract has it, and back. What is not known is written as null.</summary>
public static class PlanJson
{
    public static JsonObject Write(Plan plan) => new()
    {
        ["agency"] = plan.Agency,
        ["fiscalYear"] = plan.FiscalYear,
        ["title"] = plan.Title,
        ["preamble"] = Texts(plan.Preamble),
        ["goals"] = Array(plan.Goals, goal => new JsonObject
        {
            ["kind"] = Word(goal.Kind),
            ["number"] = goal.Number,
            ["title"] = goal.Title,
            ["weight"] = goal.Weight,
            ["objectives"] = Array(goal.Objectives, objective => new JsonObject { ["number"] = objective.Number, ["text"] = objective.Text }),
        }),
        ["indicators"] = Array(plan.Indicators, Write),
        ["mechanisms"] = Array(plan.Mechanisms, mechanism => new JsonObject { ["code"] = mechanism.Code, ["text"] = mechanism.Text }),
        ["workPlans"] = Array(plan.WorkPlans, work => new JsonObject { ["name"] = work.Name, ["items"] = Array(work.Items, Write) }),
    };

    /// <summary>The plan that was written. Faults of the shape throw FormatException: only what this program wrote is read here.</summary>
    public static Plan Read(JsonObject json) => new(
        (string?)json["agency"], (int?)json["fiscalYear"], (string?)json["title"], Texts(json["preamble"]),
        List(json["goals"], goal => new Goal(Kind(goal), (int)goal["number"]!, (string)goal["title"]!, (string?)goal["weight"],
            List(goal["objectives"], objective => new Objective((int?)objective["number"], (string)objective["text"]!)))),
        List(json["indicators"], ReadIndicator),
        List(json["mechanisms"], mechanism => new Mechanism((int)mechanism["code"]!, (string)mechanism["text"]!)),
        List(json["workPlans"], work => new WorkPlan((string?)work["name"], List(work["items"], ReadItem))));

    private static JsonObject Write(Indicator indicator) => new()
    {
        ["id"] = indicator.Id,
        ["kind"] = Word(indicator.Kind),
        ["goal"] = indicator.Goal,
        ["number"] = indicator.Number,
        ["name"] = indicator.Name,
        ["suggestedName"] = indicator.SuggestedName,
        ["weight"] = indicator.Weight,
        ["mechanism"] = indicator.Mechanism,
        ["method"] = indicator.Method,
        ["standard"] = indicator.Standard,
        ["formula"] = indicator.Formula,
        ["suggested"] = indicator.Suggested,
        ["milestones"] = Array(indicator.Milestones, step => new JsonObject { ["text"] = step.Text, ["value"] = step.Value, ["number"] = step.Number, ["unit"] = step.Unit }),
        ["target"] = indicator.Target is { } target ? Write(target) : null,
        ["yearTargets"] = Array(indicator.YearTargets, one =>
        {
            var json = Write(one.Target);
            json.Insert(0, "year", one.Year);
            return json;
        }),
        ["unitInCharge"] = indicator.UnitInCharge,
        ["mediumTerm"] = indicator.MediumTerm,
    };

    public static JsonObject Write(Target target) => new()
    {
        ["text"] = target.Text,
        ["value"] = target.Value,
        ["number"] = target.Number,
        ["unit"] = target.Unit,
        ["qualifier"] = target.Qualifier,
        ["direction"] = target.Direction switch { TargetDirection.AtLeast => "atLeast", TargetDirection.AtMost => "atMost", _ => "exactly" },
        ["directionConfirmed"] = target.DirectionConfirmed,
    };

    private static JsonObject Write(WorkItem item) => new()
    {
        ["name"] = item.Name,
        ["category"] = item.Category,
        ["controlLevel"] = item.ControlLevel,
        ["budget"] = item.Budget,
        ["contents"] = Texts(item.Contents),
        ["links"] = Array(item.Links, link => new JsonObject { ["text"] = link.Text, ["indicator"] = link.Indicator, ["suggested"] = link.Suggested }),
    };

    private static Indicator ReadIndicator(JsonObject json) => new(
        (string)json["id"]!, Kind(json), (int)json["goal"]!, (int)json["number"]!, (string?)json["name"], (string?)json["suggestedName"], (string?)json["weight"],
        (int?)json["mechanism"], (string?)json["method"], (string?)json["standard"], (string?)json["formula"], (string?)json["suggested"],
        List(json["milestones"], step => new Milestone((string)step["text"]!, (string)step["value"]!, (string)step["number"]!, (string?)step["unit"])),
        json["target"] is JsonObject target ? ReadTarget(target) : null,
        List(json["yearTargets"], one => new YearTarget((int)one["year"]!, ReadTarget(one))),
        (string?)json["unitInCharge"], (string?)json["mediumTerm"]);

    private static Target ReadTarget(JsonObject json) => new(
        (string)json["text"]!, (string?)json["value"], (string?)json["number"], (string?)json["unit"], (string?)json["qualifier"],
        (string?)json["direction"] switch
        {
            "atLeast" => TargetDirection.AtLeast,
            "atMost" => TargetDirection.AtMost,
            "exactly" => TargetDirection.Exactly,
            var other => throw new FormatException($"direction {other}"),
        },
        (bool)json["directionConfirmed"]!);

    private static WorkItem ReadItem(JsonObject json) => new(
        (string?)json["name"], (string?)json["category"], (string?)json["controlLevel"], (string?)json["budget"], Texts(json["contents"]),
        List(json["links"], link => new Link((string)link["text"]!, (string?)link["indicator"], (string?)link["suggested"])));

    private static string Word(GoalKind kind) => kind == GoalKind.Key ? "key" : "common";

    private static GoalKind Kind(JsonObject json) => (string?)json["kind"] switch
    {
        "key" => GoalKind.Key,
        "common" => GoalKind.Common,
        var other => throw new FormatException($"kind {other}"),
    };

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static List<string> Texts(JsonNode? json) => [.. json!.AsArray().Select(text => (string)text!)];

    private static JsonArray Array<T>(IReadOnlyList<T> list, Func<T, JsonNode> write) => new([.. list.Select(write)]);

    private static List<T> List<T>(JsonNode? json, Func<JsonObject, T> read) => [.. json!.AsArray().Select(one => read(one!.AsObject()))];
}
