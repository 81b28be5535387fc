using Guibiao.Indicators;
using Guibiao.Plans;

namespace Guibiao.Publishing;

/// <summary>A year as it was published, out of the publication's own document.</summary>
public sealed class PublishedYear : IYearFigures
{
    private readonly PublishedContent content;
    private readonly Dictionary<string, int> places;

    internal PublishedYear(Publication publication, StoredPlan plan, PublishedContent content)
    {
        (Publication, Plan, this.content) = (publication, plan, content);
        var formulas = content.Formulas.ToDictionary(formula => formula.Indicator, StringComparer.Ordinal);
        var values = content.Days[^1].Values;
        places = values.Select((value, place) => (value.Indicator, place)).ToDictionary(pair => pair.Indicator, pair => pair.place, StringComparer.Ordinal);
        Indicators = [.. plan.Plan.Indicators.Select(indicator => MeasuredIndicator.Of(indicator, values[places[indicator.Id]].Key, formulas.GetValueOrDefault(indicator.Id), null, plan.Year))];
    }

    public Publication Publication { get; }

    public StoredPlan Plan { get; }

    public IReadOnlyList<MeasuredIndicator> Indicators { get; }

    /// <summary>How complete the reports were, by register.</summary>
    public IReadOnlyDictionary<string, Completeness> Registers => content.Registers;

    /// <summary>The month ends and the last day are told of; any other day is shown as the one before it.</summary>
    public DateOnly Nearest(DateOnly day) => At(day).At;

    public Value Evaluate(MeasuredIndicator reading, DateOnly at) => At(at).Values[places[reading.Indicator.Id]];

    public MonthValue YearBefore(MeasuredIndicator reading, DateOnly at) => At(at).YearBefore[places[reading.Indicator.Id]];

    public IReadOnlyList<MonthValue> Series(MeasuredIndicator reading, DateOnly upTo) =>
    [
        .. content.YearBefore[reading.Indicator.Id],
        .. content.Days.Where(day => day.At <= upTo).Select(day => new MonthValue(Plan.Year, day.At, day.Values[places[reading.Indicator.Id]].Number)),
    ];

    private PublishedDay At(DateOnly day) => content.Days.LastOrDefault(one => one.At <= day) ?? content.Days[0];
}
