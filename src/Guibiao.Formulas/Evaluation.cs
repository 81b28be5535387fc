namespace Guibiao.Formulas;

/// <summary>What a formula came to, each term with the value used, and what was noticed on the way.</summary>
public sealed record Evaluation(Result Result, IReadOnlyList<Term> Terms, IReadOnlyList<FormulaIssue> Issues);

/// <summary>One term of an evaluation: an input, or a share that is kept beside (X÷Y of 若(X≥Y×n%,1,0)).</summary>
public sealed record Term(string Name, int Year, string? Key, TermKind Kind, TermValue Value, ResultUnit Unit);

/// <summary>Whether a term was put in or computed on the side.</summary>
public enum TermKind
{
    Input,
    Share,
}

/// <summary>Number, Missing (with the reason) or Invalid (with the issue).</summary>
public abstract record Result
{
    private Result()
    {
    }

    /// <summary>An exact number; percent as a plain number.</summary>
    public sealed record Number(Exact Value) : Result;

    /// <summary>No number, and why.</summary>
    public sealed record Missing(Sentence Reason) : Result;

    /// <summary>The text has no formula, and why.</summary>
    public sealed record Invalid(FormulaIssue Issue) : Result;
}
