using Guibiao.Formulas;

namespace Guibiao.Plans;

/// <summary>What a printed standard says as canonical formula text: one of the two, or neither.</summary>
public sealed record StandardFormula(string? Formula, string? Suggested);

/// <summary>The one seam between plans and the reading of standards: text, unit of the target, fiscal year.</summary>
public delegate StandardFormula StandardReading(string text, string? unit, int? year);

internal static class Standards
{
    public static StandardFormula Read(string text, string? unit, int? year)
    {
        var standard = StandardReader.Read(text, unit, year);
        return new(standard.Formula?.Canonical, standard.Suggested?.Canonical);
    }
}
