using System.Globalization;
using System.Text;
using Guibiao.Formulas;

namespace Guibiao.Cli;

/// <summary>What people read of a standard, a formula and its result.</summary>
public static class FormulaText
{
    public static string OfStandard(FormulaRequest request, CultureInfo language)
    {
        var text = new StringBuilder();
        foreach (var component in request.Standard.Components)
        {
            text.AppendLine(component.Unit is null
                ? Texts.Get("formula.component", component.Key, component.Name)
                : Texts.Get("formula.component-unit", component.Key, component.Name, component.Unit));
        }
        Formula(text, request, language);
        if (request.HasValues || request.Formula is { References.Count: 0 })
        {
            Result(text, request, language);
        }
        Issues(text, request, language);
        return text.ToString().TrimEnd();
    }

    public static string OfFormula(FormulaRequest request, CultureInfo language)
    {
        var text = new StringBuilder();
        Result(text, request, language);
        Formula(text, request, language);
        Issues(text, request, language);
        return text.ToString().TrimEnd();
    }

    private static void Formula(StringBuilder text, FormulaRequest request, CultureInfo language)
    {
        if (request.Formula is { } formula)
        {
            text.AppendLine(Texts.Get(formula.IsSuggestion ? "formula.suggested" : "formula.formula", formula.Canonical));
            text.AppendLine(Texts.Get("formula.explain", formula.Explain(language)));
        }
    }

    private static void Result(StringBuilder text, FormulaRequest request, CultureInfo language)
    {
        if (request.Evaluation?.Result is Result.Number(var value))
        {
            text.AppendLine(Texts.Get("formula.result", request.Formula!.Print(value), request.Formula.CountUnit is { } unit ? " " + unit : ""));
            foreach (var term in request.Evaluation.Terms.Where(term => term.Value.Number is not null))
            {
                text.AppendLine(Texts.Get("formula.term", term.Name, Year(term.Year), Display.Print(term.Value.Number!.Value, term.Unit)));
            }
        }
        else if (request.Evaluation?.Result is Result.Missing(var reason))
        {
            text.AppendLine(Texts.Get("formula.missing", reason.In(language)));
        }
    }

    private static string Year(int year) => year switch
    {
        0 => "",
        -1 => Texts.Get("formula.year-before"),
        1 => Texts.Get("formula.year-after"),
        _ => Texts.Get("formula.year-other", year.ToString("+0;-0", CultureInfo.InvariantCulture)),
    };

    private static void Issues(StringBuilder text, FormulaRequest request, CultureInfo language)
    {
        foreach (var issue in request.Issues)
        {
            var severity = Texts.Get("severity." + issue.Severity.ToString().ToLowerInvariant());
            text.AppendLine(issue.Position is { } position
                ? Texts.Get("formula.issue-at", severity, position, issue.Message(language))
                : Texts.Get("formula.issue", severity, issue.Message(language)));
        }
    }
}
