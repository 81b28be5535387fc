namespace Guibiao.Formulas;

/// <summary>Why a result is missing, in words.</summary>
internal static class Reasons
{
    private const int Named = 12;

    public static Sentence NoValue(Reference reference, Sentence? reason) => reason ?? Sentence.From("missing-value", YearedName(reference));

    public static Sentence ZeroBase() => Sentence.From("base-year-zero");

    /// <summary>A denominator that lies wholly in an earlier year is a base year.</summary>
    public static Sentence ZeroDenominator(Expression divisor, int shift)
    {
        var references = References.Of(divisor);
        return references.Count > 0 && references.All(reference => reference.Year + shift < 0)
            ? ZeroBase()
            : Sentence.From("denominator-zero", string.Concat(CanonicalPrinter.Plainly(divisor.Shifted(shift)).Take(200)));
    }

    public static Sentence Join(IReadOnlyList<Reason> reasons)
    {
        var parts = reasons.Take(Named).Select(reason => reason.Sentence);
        return Sentence.Join("between-sentences", reasons.Count <= Named ? parts : parts.Append(Sentence.From("and-more", reasons.Count - Named)));
    }

    /// <summary>「件數」, 上年的「件數」.</summary>
    public static Sentence YearedName(Reference reference) => reference.Year switch
    {
        0 => Sentence.From(reference.Key is null ? "name" : "component", reference.Name, reference.Key ?? ""),
        -1 => Sentence.From("last-year", YearedName(reference with { Year = 0 })),
        1 => Sentence.From("next-year", YearedName(reference with { Year = 0 })),
        < 0 => Sentence.From("years-before", -reference.Year, YearedName(reference with { Year = 0 })),
        _ => Sentence.From("years-after", reference.Year, YearedName(reference with { Year = 0 })),
    };
}
