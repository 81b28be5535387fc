namespace Guibiao.Formulas;

/// <summary>The value of one term: an exact number, or missing with the reason in words. Missing is never zero.</summary>
public sealed record TermValue
{
    private TermValue(Exact? number, Sentence? reason) => (Number, Reason) = (number, reason);

    /// <summary>The number; null where it is missing. Percent as a plain number: 98 % is 0.98.</summary>
    public Exact? Number { get; }

    /// <summary>Why there is no number.</summary>
    public Sentence? Reason { get; }

    /// <summary>A number.</summary>
    public static TermValue Of(Exact number) => new(number, null);

    /// <summary>No number, and why; without a reason the result names the term.</summary>
    public static TermValue Missing(Sentence? reason = null) => new(null, reason);
}
