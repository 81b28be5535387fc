namespace Guibiao.Formulas;

/// <summary>One stretch read as a formula: its tree with every name settled, or the failure.</summary>
internal sealed class Segment
{
    private readonly Expression? _read;
    private readonly FoldedText _text;
    private readonly Scope _scope;

    private Segment(FoldedText text, int from, int to, Scope scope, IEnumerable<NameUse>? uses = null, Expression? read = null)
    {
        (_text, _scope) = (text, scope);
        if (read is not null)
        {
            _read = read;
            Uses = [.. uses ?? []];
            return;
        }
        var parser = new Parser(text, from, to, scope);
        _read = parser.Formula();
        (Uses, Failure) = (parser.Uses, parser.Failure);
        Issues.AddRange(parser.Issues);
    }

    public Expression? Tree { get; private set; }

    /// <summary>The tree as read, before names were settled.</summary>
    public Expression? Read => _read;

    public FormulaIssue? Failure { get; private set; }
    public List<FormulaIssue> Issues { get; } = [];
    public IReadOnlyList<NameUse> Uses { get; }

    /// <summary>A name was taken from the label: only suggested.</summary>
    public bool Guessed { get; private set; }

    /// <summary>Whether two names that differ only by a final 數 were read as one.</summary>
    public bool Merged { get; private set; }

    public static Segment Of(FoldedText text, int from, int to, Scope scope) => new Segment(text, from, to, scope).Settle();

    /// <summary>A tree that prose made of names already read.</summary>
    public static Segment Of(FoldedText text, Expression read, IEnumerable<NameUse> uses, IEnumerable<FormulaIssue> issues, Scope scope)
    {
        var segment = new Segment(text, 0, 0, scope, uses, read);
        segment.Issues.AddRange(issues);
        return segment.Settle();
    }

    /// <summary>The tree with names that differ only by a final 數 kept apart.</summary>
    public Expression? Apart() => _read is null ? null : Settlement.Of(_read, _text, _scope, Uses, apart: true, out _);

    /// <summary>Names with the remark that follows them, to the name; both folded.</summary>
    public IEnumerable<(string Full, string Name)> Remarked =>
        Uses.Where(use => use.Remark.Length > 0 && use.Name.Length > 0).Select(use => (NameText.Fold(use.Name + use.Remark), NameText.Fold(use.Name)));

    private Segment Settle()
    {
        if (_read is not null)
        {
            Tree = Settlement.Of(_read, _text, _scope, Uses, apart: false, out var settlement);
            Issues.AddRange(settlement.Issues);
            (Guessed, Merged, Failure) = (settlement.Guessed, settlement.Merged, settlement.Failure ?? Failure);
        }
        return this;
    }
}
