using Guibiao.Formulas;

namespace Guibiao.Indicators;

/// <summary>Counts the terms of formulas by the tallies that they are bound to.</summary>
internal sealed class TermCounter(TallyReader tallies)
{
    public TermNumber Count(MeasuredIndicator indicator, Reference reference, int year, Period period, bool numberOnly = false)
    {
        var (term, name) = (BoundTerms.Print(reference), indicator.NameOf(reference));
        if (!indicator.Tallies.TryGetValue(reference.Identity, out var bound))
        {
            return new TermNumber(term, name, year, null, null, null, period, null, null, null, Completeness.None, Messages.Get("value.unbound", name));
        }
        var tally = tallies.Tally(bound);
        var counted = numberOnly ? tallies.Number(bound, period) : tallies.Value(bound, period);
        var number = counted.Number is { } value ? Of(value) : (Exact?)null;
        return new TermNumber(
            term, name, year, bound, tally.Register, tally.Unit, period, number, number is { } shown ? Display.Print(shown) : null,
            counted.Missing is null ? counted.Entries : null, counted.Completeness, counted.Missing);
    }

    /// <summary>The reports behind all the terms; those of a register and time that two terms share count once.</summary>
    public static Completeness Reports(IEnumerable<TermNumber> terms) =>
        terms.Where(term => term is { Register: not null, Period: not null }).DistinctBy(term => (term.Register, term.Period))
            .Aggregate(Completeness.None, (sum, term) => sum + term.Completeness);

    // A decimal's own text is exact.
    private static Exact Of(decimal number) => Exact.TryParse(number.ToString(System.Globalization.CultureInfo.InvariantCulture), out var exact) ? exact : throw new FormatException();
}
