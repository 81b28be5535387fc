using Guibiao.Formulas;
using Guibiao.Plans;

namespace Guibiao.Indicators;

/// <summary>An indicator with all that its values are computed from; <c>Formula</c> is null where there is none, or none that may be computed with (<c>WhyNot</c>).</summary>
public sealed record MeasuredIndicator(
    Indicator Indicator,
    string Key,
    Standard? Standard,
    StoredFormula? Stored,
    Formula? Formula,
    Text? WhyNot,
    IReadOnlyDictionary<string, string> Tallies)
{
    /// <summary>What people call a reference: the component's name as the standard prints it, or its own.</summary>
    public string NameOf(Reference reference) =>
        Standard?.Components.FirstOrDefault(component => component.Key == reference.Key)?.Name ?? BoundTerms.Print(reference);

    public static MeasuredIndicator Of(Indicator indicator, string? key, StoredFormula? stored, IReadOnlyDictionary<string, string>? tallies, int year)
    {
        var unit = indicator.Target?.Unit;
        var standard = indicator.Standard is null ? null : StandardReader.Read(indicator.Standard, unit, year);
        var formula = stored is null ? null : Formula.Parse(stored.Canonical, unit, year).Formula;
        var whyNot = stored is null ? Messages.Get("value.noFormula")
            : stored.Status == FormulaStatus.Suggested ? Messages.Get("value.suggested", stored.Canonical)
            : formula is null ? Messages.Get("value.unreadable", stored.Canonical)
            : null;
        return new MeasuredIndicator(indicator, key ?? indicator.Id, standard, stored, whyNot is null ? formula : null, whyNot, tallies ?? new Dictionary<string, string>());
    }
}
