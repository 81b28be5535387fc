using Guibiao.Formulas;
using Guibiao.Indicators;

namespace Guibiao.Web.Pages.Formulas;

/// <summary>A formula as its form shows it: the text, and for each term the tally that gives its number.</summary>
public sealed record FormulaForm(string Text, IReadOnlyList<FormulaForm.Term> Terms)
{
    private const string Prefix = "bind:";

    /// <summary>A term of the formula. <c>Name</c> is how a binding writes it, <c>Field</c> the form's field.</summary>
    public sealed record Term(string Name, string Label, string? Tally)
    {
        public string Field => Prefix + Name;
    }

    public static FormulaForm Of(string text, Formula? formula, IReadOnlyDictionary<string, string> bindings, Standard? standard) => new(text, formula is null
        ? []
        : [.. formula.References.DistinctBy(reference => reference.Identity).Select(reference => new Term(
            BoundTerms.Print(reference), Label(reference, standard), bindings.GetValueOrDefault(reference.Identity)))]);

    /// <summary>The bindings that the form sent; an empty choice is none.</summary>
    public static Dictionary<string, string> Bindings(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal) && field.Value.ToString().Length > 0)
        .ToDictionary(field => field.Key[Prefix.Length..], field => field.Value.ToString(), StringComparer.Ordinal);

    private static string Label(Reference reference, Standard? standard) =>
        reference.Key is { } key && standard?.Components.FirstOrDefault(component => component.Key == key) is { } component ? $"{BoundTerms.Print(reference)} {component.Name}" : BoundTerms.Print(reference);
}
