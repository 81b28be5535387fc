using Guibiao.Formulas;

namespace Guibiao.Indicators;

/// <summary>
/// Binds the terms of a formula to tallies: by the component (#1), by the full name, or by what the printed standard itself gives as another name of it. Looser likeness is
/// never taken.
/// </summary>
public static class BoundTerms
{
    /// <summary>The identity of the reference that a term names, or null where the formula has none such.</summary>
    public static string? Find(string term, Formula formula, Standard? standard)
    {
        var identity = Identity(term);
        if (Has(formula, identity))
        {
            return identity;
        }
        var meant = standard?.Aliases.GetValueOrDefault(identity) ?? standard?.Definitions.FirstOrDefault(letter => letter.Value == identity).Key;
        return meant is not null && Has(formula, meant) ? meant : null;
    }

    /// <summary>The references that no binding names, each once whatever its year.</summary>
    public static IReadOnlyList<Reference> Unbound(Formula formula, IEnumerable<string> bound)
    {
        var known = bound.ToHashSet(StringComparer.Ordinal);
        return [.. formula.References.Where(reference => !known.Contains(reference.Identity)).DistinctBy(reference => reference.Identity)];
    }

    /// <summary>How a reference is written in a binding.</summary>
    public static string Print(Reference reference) => reference.Key is null ? reference.Name : "#" + reference.Key;

    private static bool Has(Formula formula, string identity) => formula.References.Any(reference => reference.Identity == identity);

    private static string Identity(string term) =>
        term.StartsWith('#') ? new Reference("", 0, term[1..].Trim()).Identity : new Reference(term, 0).Identity;
}
