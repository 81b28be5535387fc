using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Formulas;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Publishing;
using Guibiao.Reviews;
using Guibiao.Storage;
using Guibiao.Web.Pages.Dashboards;

namespace Guibiao.Web.Pages.Indicators;

/// <summary>One indicator with everything that its number rests on: standard, formula and who confirmed it, terms, months, entries, work-plan items, findings.</summary>
public sealed record IndicatorView(
    Masthead Masthead,
    StoredPlan Plan,
    DashboardLine Line,
    MeasuredIndicator Measured,
    DateOnly Latest,
    IReadOnlyList<MonthValue> Series,
    Confirmation? Confirmation,
    SmallCounts Small,
    TermEntries? Term,
    Publication? Published)
{
    public int Year => Plan.Year;

    public Value Value => Line.Value;

    public Goal? Goal => Plan.Plan.Goals.FirstOrDefault(goal => goal.Kind == Measured.Indicator.Kind && goal.Number == Measured.Indicator.Goal);

    public IReadOnlyList<Issue> Findings => Indicators.Findings.Of(Plan, Measured.Indicator.Id);

    /// <summary>The formula, readable even where it may not be computed with yet.</summary>
    public Formula? Formula => Measured.Formula ?? (Measured.Stored is { } stored ? Formula.Parse(stored.Canonical, Measured.Indicator.Target?.Unit, Year).Formula : null);

    /// <summary>
    /// The formula in words. A canonical text calls components by number; the standard that it was read from knows their names.
    /// </summary>
    public string? Explain(CultureInfo language)
    {
        var printed = Measured.Standard?.Formula ?? Measured.Standard?.Suggested;
        if (printed is not null && printed.Canonical == Formula?.Canonical)
        {
            return printed.Explain(language);
        }
        return Measured.Standard?.Components.Aggregate(Formula?.Explain(language), (words, component) => words?.Replace($"#{component.Key}」", component.Name + "」", StringComparison.Ordinal).Replace($"#{component.Key}”", component.Name + "”", StringComparison.Ordinal))
            ?? Formula?.Explain(language);
    }

    public IEnumerable<PlacedItem> Items => PlacedItem.All(Plan.Plan).Where(item => item.Item.Links.Any(link => link.Indicator == Measured.Indicator.Id));

    /// <summary>Null where there is no such agency, year or indicator.</summary>
    public static IndicatorView? Read(DbTransaction transaction, string agency, int year, string id, DateOnly? at, TermQuestion question, Audience audience)
    {
        if (audience.Masthead(transaction, agency) is not { } masthead || !masthead.Years.Contains(year)
            || audience.Figures(transaction, agency, year) is not { } figures || figures.Indicators.FirstOrDefault(one => one.Indicator.Id == id) is not { } measured)
        {
            return null;
        }
        var latest = audience.Latest(figures);
        var day = figures.Nearest(at ?? latest);
        var value = figures.Evaluate(measured, day);
        var small = SmallCounts.Load(transaction, agency);
        return new IndicatorView(
            masthead, figures.Plan, new DashboardLine(measured.Indicator, value, figures.YearBefore(measured, day)), measured, latest,
            figures.Series(measured, day), measured.Stored is { } stored ? Confirmation.Read(transaction, agency, stored) : null, small,
            TermEntries.Read(transaction, agency, value, small, question, Audience.Behind(figures)), Audience.Of(figures));
    }

    /// <summary>A number of this indicator's as people read it: never rounded across the target or a threshold.</summary>
    public string? Print(Exact? number)
    {
        if (number is not { } exact || Formula is not { } formula)
        {
            return null;
        }
        return Line.Target is { } target
            ? formula.Print(exact, target, RatingScheme.Default.ValueThresholds(target, Value.Target!.Direction))
            : formula.Print(exact);
    }

    public JsonObject ToJson(CultureInfo language)
    {
        var json = new JsonObject
        {
            ["agency"] = Masthead.Agency.Code,
            ["notice"] = Masthead.Agency.Notice?.In(language),
            ["published"] = Published?.ToJson(),
            ["rating"] = RatingScheme.Default.Label.In(language),
        };
        foreach (var (name, node) in Small.Without(Line.ToJson(language), Value).ToList())
        {
            json[name] = node?.DeepClone();
        }
        json["standard"] = Measured.Indicator.Standard;
        json["marks"] = new JsonArray([.. (Measured.Standard?.Marks ?? []).Select(mark => new JsonObject
        {
            ["start"] = mark.Start,
            ["length"] = mark.Length,
            ["kind"] = JsonNamingPolicyOf(mark.Kind),
            ["component"] = mark.Key,
        })]);
        json["explain"] = Explain(language);
        json["confirmed"] = Confirmation?.ToJson();
        json["months"] = new JsonArray([.. Series.Select(month => new JsonObject
        {
            ["year"] = month.Year,
            ["at"] = Times.Print(month.At),
            ["value"] = month.Number is { } number ? Display.Value(number) : null,
            ["display"] = Print(month.Number),
        })]);
        json["items"] = new JsonArray([.. Items.Select(item => new JsonObject { ["workPlan"] = item.Plan.Name, ["item"] = item.Item.Name })]);
        json["diagnostics"] = new JsonArray([.. Findings.Select(issue => issue.ToJson(language))]);
        json["term"] = Term?.ToJson(language);
        return json;
    }

    public IEnumerable<IEnumerable<string>> ToRows() =>
    [
        ["year", "at", "value", "unit", "display"],
        .. Series.Select(month => (string[])
            [month.Year.ToString(CultureInfo.InvariantCulture), Times.Print(month.At), month.Number is { } number ? Display.Value(number) : "", Value.Unit ?? "", Print(month.Number) ?? ""]),
    ];

    private static string JsonNamingPolicyOf(MarkKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
