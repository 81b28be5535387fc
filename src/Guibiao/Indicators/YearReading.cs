using System.Data.Common;
using Guibiao.Formulas;
using Guibiao.History;
using Guibiao.Plans;
using Guibiao.Reviews;

namespace Guibiao.Indicators;

/// <summary>
/// A year's plan with its indicators' formulas and tallies, read once in a transaction and evaluated for any days: what is counted for one value is there for the next.
/// </summary>
public sealed class YearReading : IYearFigures
{
    private readonly int year;
    private readonly RatingScheme scheme;
    private readonly Lazy<TermCounter> counter;
    private readonly YearMemory memory;

    private YearReading(YearMemory memory, Func<TermCounter> counter, RatingScheme scheme) =>
        (this.memory, this.counter, this.scheme, year) = (memory, new(counter), scheme, memory.Plan.Year);

    public StoredPlan Plan => memory.Plan;

    public IReadOnlyList<MeasuredIndicator> Indicators => memory.Indicators;

    /// <summary>Null where the year has no plan.</summary>
    public static YearReading? Load(DbTransaction transaction, string agency, int year, DateTimeOffset? asKnown = null, RatingScheme? scheme = null)
    {
        if (PlanStore.Load(transaction, agency, year) is not { } plan)
        {
            return null;
        }
        var keys = IndicatorKeys.Of(transaction, agency, year);
        var formulas = FormulaStore.Current(transaction, agency, year);
        var bindings = BindingStore.Of(transaction, agency, year);
        var indicators = plan.Plan.Indicators.Select(indicator => MeasuredIndicator.Of(
            indicator, keys.GetValueOrDefault(indicator.Id), formulas.GetValueOrDefault(indicator.Id), bindings.GetValueOrDefault(indicator.Id), year)).ToList();
        return new YearReading(new YearMemory("", plan, indicators), () => new TermCounter(new TallyReader(transaction, agency, asKnown)), scheme ?? RatingScheme.Default);
    }

    /// <summary>The same as of now, by what an earlier reading remembers where nothing has happened since; <paramref name="kept"/> is what to remember next.</summary>
    public static YearReading? Load(DbTransaction transaction, string agency, int year, YearMemory? earlier, out YearMemory? kept)
    {
        var last = EventLog.LastDigest(transaction, agency);
        kept = earlier?.Event == last ? earlier : Load(transaction, agency, year)?.memory is { } read ? read with { Event = last } : null;
        return kept is null ? null : new YearReading(kept, () => new TermCounter(new TallyReader(transaction, agency)), RatingScheme.Default);
    }

    public MeasuredIndicator? Find(string indicator) => Indicators.FirstOrDefault(reading => reading.Indicator.Id == indicator || reading.Key == indicator);

    public Value Evaluate(MeasuredIndicator reading, DateOnly at) => memory.Values.GetOrAdd((reading.Indicator.Id, at), _ => Computed(reading, at));

    private Value Computed(MeasuredIndicator reading, DateOnly at)
    {
        var (day, target) = (at < Period.LastDay(year) ? at : Period.LastDay(year), reading.Indicator.Target);
        var (evaluation, terms) = Compute(reading, year, day);
        var number = evaluation?.Result is Result.Number { Value: var result } ? result : (Exact?)null;
        var aim = target?.Number is { } text && Exact.TryParse(text, out var parsed) ? parsed : (Exact?)null;
        var direction = target?.Direction ?? TargetDirection.AtLeast;
        var rating = scheme.Rate(new RatedCase(number, aim, direction, reading.Formula?.IsGrowth ?? false));
        return new Value(
            reading.Indicator.Id, reading.Key, year, day, reading.Indicator.Name ?? reading.Indicator.SuggestedName, reading.Stored?.Canonical, reading.Stored?.Status,
            number, Unit(reading, target, terms),
            number is { } shown ? reading.Formula!.Print(shown, aim, aim is { } line ? scheme.ValueThresholds(line, direction) : null) : null,
            target, rating.Achievement,
            rating.Achievement is { } achieved ? Display.Print(achieved, ResultUnit.Percent, Exact.One, scheme.Thresholds) : null,
            rating.Light, [.. terms, .. Shares(evaluation)], TermCounter.Reports(terms), Missing(reading, day, evaluation, number, terms));
    }

    /// <summary>The number alone, of this year or another one by the same formula.</summary>
    public MonthValue EvaluateNumber(MeasuredIndicator reading, int of, DateOnly at) => memory.Numbers.GetOrAdd((reading.Indicator.Id, of, at), _ =>
        new MonthValue(of, at, Compute(reading, of, at, numberOnly: true).Evaluation?.Result is Result.Number { Value: var number } ? number : null));

    /// <summary>A day of another year is cut at this year's first or last.</summary>
    public DateOnly Nearest(DateOnly day) => day < Period.FirstDay(year) ? Period.FirstDay(year) : day > Period.LastDay(year) ? Period.LastDay(year) : day;

    public MonthValue YearBefore(MeasuredIndicator reading, DateOnly at) => EvaluateNumber(reading, year - 1, Period.Of(year - 1, at).To);

    public IReadOnlyList<MonthValue> Series(MeasuredIndicator reading, DateOnly upTo) =>
        [.. SeriesBefore(reading), .. MonthEnds.Of(year, upTo).Select(day => EvaluateNumber(reading, year, day))];

    /// <summary>The numbers at the month ends of the year before.</summary>
    public IReadOnlyList<MonthValue> SeriesBefore(MeasuredIndicator reading) =>
        [.. MonthEnds.Of(year - 1, Period.LastDay(year - 1)).Select(day => EvaluateNumber(reading, year - 1, day))];

    // A term of another year is cut at the same day of that year.
    private (Evaluation? Evaluation, IReadOnlyList<TermNumber> Terms) Compute(MeasuredIndicator reading, int of, DateOnly day, bool numberOnly = false)
    {
        if (reading.Formula is null || day < Period.FirstDay(of))
        {
            return (null, []);
        }
        var numbers = new Dictionary<Reference, TermNumber>();
        foreach (var reference in reading.Formula.References)
        {
            numbers[reference] = counter.Value.Count(reading, reference, of + reference.Year, Period.Of(of + reference.Year, day), numberOnly);
        }
        var evaluation = reading.Formula.Evaluate(reference => numbers.GetValueOrDefault(reference) switch
        {
            { Number: { } number } => TermValue.Of(number),
            { Missing: { } why } => TermValue.Missing(FormulaSentences.Sentence(why)),
            _ => TermValue.Missing(),
        });
        return (evaluation, [.. numbers.Values]);
    }

    private IEnumerable<TermNumber> Shares(Evaluation? evaluation) =>
        from term in evaluation?.Terms ?? []
        where term.Kind == TermKind.Share
        select new TermNumber(
            term.Name, term.Name, year + term.Year, null, null, term.Unit == ResultUnit.Percent ? "%" : null, null, term.Value.Number,
            term.Value.Number is { } share ? Display.Print(share, term.Unit) : null, null, Completeness.None, null);

    private static string? Unit(MeasuredIndicator reading, Target? target, IReadOnlyList<TermNumber> terms) => reading.Formula?.Unit switch
    {
        ResultUnit.Percent => "%",
        ResultUnit.PerMille => "‰",
        _ => target?.Unit ?? reading.Formula?.CountUnit ?? (terms is [var only] && only.Term == reading.Stored?.Canonical ? only.Unit : null),
    };

    private List<Text> Missing(MeasuredIndicator reading, DateOnly day, Evaluation? evaluation, Exact? number, IReadOnlyList<TermNumber> terms)
    {
        if (reading.WhyNot is { } why)
        {
            return [why];
        }
        if (day < Period.FirstDay(year))
        {
            return [Messages.Get("value.notBegun", year, Storage.Times.Print(Period.FirstDay(year)))];
        }
        var missing = terms.Select(term => term.Missing).OfType<Text>().Distinct().ToList();
        return missing.Count > 0 || number is not null ? missing : evaluation?.Result switch
        {
            Result.Missing { Reason: var reason } => [FormulaSentences.Text(reason)],
            Result.Invalid { Issue: var issue } => [FormulaSentences.Text(issue.Sentence)],
            _ => missing,
        };
    }
}
