using Guibiao.Formulas;

namespace Guibiao.Plans;

/// <summary>Joins the reading of plans to the reading of standards.</summary>
public static class StandardFormulas
{
    public static StandardFormula Read(string text, string? unit, int? year)
    {
        var standard = StandardReader.Read(text, unit, year);
        return new StandardFormula(standard.Formula?.Canonical, standard.Suggested?.Canonical);
    }
}
