namespace Guibiao.Formulas;

/// <summary>Why something has no number; FromInput where a value was not given, else a division by zero.</summary>
internal sealed record Reason(Sentence Sentence, bool FromInput);

/// <summary>A number, or every reason why there is none.</summary>
internal readonly record struct Outcome(Exact? Number, IReadOnlyList<Reason> Reasons)
{
    public Outcome(Exact number)
        : this(number, [])
    {
    }

    public Outcome(IReadOnlyList<Reason> reasons)
        : this(null, reasons)
    {
    }

    public Outcome Then(Func<Exact, Exact> next) => Number is { } number ? new(next(number)) : this;

    public Outcome With(Outcome other, Func<Exact, Exact, Exact> both)
    {
        var reasons = ReasonsOf([this, other]);
        return reasons.Count > 0 ? new(reasons) : new(both(Number!.Value, other.Number!.Value));
    }

    /// <summary>The reasons of all, each once.</summary>
    public static List<Reason> ReasonsOf(IReadOnlyList<Outcome> outcomes) => [.. outcomes.SelectMany(outcome => outcome.Reasons).Distinct()];
}
