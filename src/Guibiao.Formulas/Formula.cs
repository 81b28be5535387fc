using System.Globalization;

namespace Guibiao.Formulas;

/// <summary>An executable formula: one tree that is evaluated, explained, checked and printed.</summary>
public sealed class Formula
{
    internal Formula(Expression tree, string? countUnit = null, ResultUnit? unit = null, bool countedTogether = false, bool isSuggestion = false)
    {
        Tree = tree;
        CountUnit = countUnit;
        Unit = unit ?? Units.Of(tree);
        CountedTogether = countedTogether;
        IsSuggestion = isSuggestion;
    }

    internal Expression Tree { get; }

    /// <summary>Whether a result is shown in percent, per mille or as a plain number.</summary>
    public ResultUnit Unit { get; }

    /// <summary>The unit of a plain result (人次, 件 …) as far as it is known.</summary>
    public string? CountUnit { get; }

    /// <summary>Whether a sentence of the standard says that its different units are counted together.</summary>
    public bool CountedTogether { get; }

    /// <summary>Whether a person has still to confirm it: it is not printed in full.</summary>
    public bool IsSuggestion { get; }

    /// <summary>The formula as self-contained text: read again it gives the same tree and the same answer.</summary>
    public string Canonical => field ??= CanonicalPrinter.Print(Tree);

    /// <summary>What it needs values of, each once.</summary>
    public IReadOnlyList<Reference> References => field ??= Formulas.References.Of(Tree);

    /// <summary>Whether the whole is growth over an earlier year: (a−b)÷b where b is a of an earlier year, or 成長率.</summary>
    public bool IsGrowth => Shape.IsGrowth(Tree);

    /// <summary>Reads a text as one formula; the Formula is null where an error is among the issues. Unit: %, ‰ or a count's unit. Year: Republic of China.</summary>
    public static FormulaReading Parse(string text, string? unit = null, int? year = null)
    {
        var standard = StandardReader.Read(text, unit, year);
        return new(standard.Formula ?? standard.Suggested, standard.Issues);
    }

    /// <summary>The formula in words.</summary>
    public string Explain(CultureInfo language) => Explainer.Explain(Tree, Unit, language);

    /// <summary>Computes it exactly from the value of each reference; never throws on a value.</summary>
    public Evaluation Evaluate(Func<Reference, TermValue> terms) => Evaluator.Evaluate(Tree, terms);

    /// <summary>What adds different units (as the tallies declare them, null where they don't): an error, in a suggestion a warning.</summary>
    public IReadOnlyList<FormulaIssue> CheckUnits(Func<Reference, string?> unitOf) =>
        CountedTogether ? [] : UnitCheck.Of(Tree, unitOf, IsSuggestion ? Severity.Warning : Severity.Error);

    /// <summary>The result as people see it, never rounded across the target or a threshold (plain numbers: 98 % is 0.98).</summary>
    public string Print(Exact value, Exact? target = null, IEnumerable<Exact>? thresholds = null) => Display.Print(value, Unit, target, thresholds);

    public override string ToString() => Canonical;
}

/// <summary>What a text was read as, and everything noticed; Formula is null where an error is among the issues.</summary>
public sealed record FormulaReading(Formula? Formula, IReadOnlyList<FormulaIssue> Issues);
