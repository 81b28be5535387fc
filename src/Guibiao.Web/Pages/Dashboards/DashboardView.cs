using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Formulas;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Publishing;
using Guibiao.Reviews;
using Guibiao.Storage;

namespace Guibiao.Web.Pages.Dashboards;

/// <summary>A year at a glance: every indicator's value beside its target and what it was on the same day a year before.</summary>
public sealed record DashboardView(
    Masthead Masthead, int Year, DateOnly At, DateOnly Latest, Plan Plan, IReadOnlyList<DashboardLine> Lines, SmallCounts Small, Publication? Published)
{
    public Completeness Completeness => Lines.Aggregate(Completeness.None, (sum, line) => sum + line.Value.Completeness);

    public IEnumerable<DashboardLine> Of(Goal goal) => Lines.Where(line => line.Indicator.Kind == goal.Kind && line.Indicator.Goal == goal.Number);

    /// <summary>Null where there is no such agency or year.</summary>
    public static DashboardView? Read(DbTransaction transaction, string agency, int year, DateOnly? at, Audience audience)
    {
        if (audience.Masthead(transaction, agency) is not { } masthead || !masthead.Years.Contains(year) || audience.Figures(transaction, agency, year) is not { } figures)
        {
            return null;
        }
        var latest = audience.Latest(figures);
        var day = figures.Nearest(at ?? latest);
        return new DashboardView(
            masthead, year, day, latest, figures.Plan.Plan,
            [.. figures.Indicators.Select(measured => new DashboardLine(measured.Indicator, figures.Evaluate(measured, day), figures.YearBefore(measured, day)))],
            SmallCounts.Load(transaction, agency), Audience.Of(figures));
    }

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["agency"] = Masthead.Agency.Code,
        ["notice"] = Masthead.Agency.Notice?.In(language),
        ["year"] = Year,
        ["at"] = Times.Print(At),
        ["title"] = Plan.Title,
        ["published"] = Published?.ToJson(),
        ["rating"] = RatingScheme.Default.Label.In(language),
        ["lights"] = new JsonObject(Enum.GetValues<Light>().Select(light => KeyValuePair.Create<string, JsonNode?>(light.Word(), Lines.Count(line => line.Value.Light == light)))),
        ["completeness"] = new JsonObject { ["reported"] = Completeness.Reported, ["expected"] = Completeness.Expected },
        ["values"] = new JsonArray([.. Lines.Select(line => Small.Without(line.ToJson(language), line.Value))]),
    };

    public IEnumerable<IEnumerable<string>> ToRows(CultureInfo language) =>
    [
        ["indicator", "key", "name", "at", "value", "unit", "display", "target", "direction", "last_year", "achievement", "light", "reported", "expected", "missing"],
        .. Lines.Select(line => line.ToRow(language)),
    ];
}
