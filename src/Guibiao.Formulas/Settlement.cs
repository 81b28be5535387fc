namespace Guibiao.Formulas;

/// <summary>
/// Settles what names mean once all of a formula is read: years, the total, components, names that are one or two, and year words
/// that stand alone.
/// </summary>
internal sealed class Settlement
{
    private readonly FoldedText _text;
    private readonly Scope _scope;
    private readonly IReadOnlyList<NameUse> _uses;
    private readonly Dictionary<string, string> _shown = [];
    private readonly Dictionary<string, HashSet<string>> _remarks = [];
    private readonly Dictionary<string, string> _merged = [];
    private readonly Dictionary<int, Expression> _totals = [];
    private readonly int _thisYear;

    private Settlement(FoldedText text, Scope scope, IReadOnlyList<NameUse> uses, bool apart)
    {
        (_text, _scope, _uses) = (text, scope, uses);
        var printed = uses.Where(use => use.Year?.Printed is not null).ToList();
        _thisYear = scope.Year ?? printed.Select(use => use.Year!.Printed!.Value).DefaultIfEmpty().Max();
        if (scope.Year is null && printed.Count > 0)
        {
            Issues.Add(FormulaIssue.Info("latest-year-is-this-year", text.Position(printed[0].Start), _thisYear));
        }
        foreach (var use in uses.Where(use => use.Name.Length > 0))
        {
            var name = NameText.Fold(use.Name);
            _shown.TryAdd(name, NameText.Unquoted(use.Name));
            if (!_remarks.TryGetValue(name, out var remarks))
            {
                _remarks[name] = remarks = [];
            }
            if (use.Remark.Length > 0)
            {
                remarks.Add(NameText.Fold(use.Remark));
            }
        }
        FindMerged(apart);
    }

    public List<FormulaIssue> Issues { get; } = [];

    /// <summary>A name was taken from the label, which only suggests it.</summary>
    public bool Guessed { get; private set; }

    public FormulaIssue? Failure { get; private set; }

    /// <summary>Whether two names that differ only by a final 數 were read as one.</summary>
    public bool Merged => _merged.Count > 0;

    /// <summary>Settles the tree that was read; null with a Failure where a year word alone stands for nothing.</summary>
    public static Expression? Of(Expression read, FoldedText text, Scope scope, IReadOnlyList<NameUse> uses, bool apart, out Settlement settlement)
    {
        var settling = settlement = new Settlement(text, scope, uses, apart);
        var tree = read.Leaves(leaf => leaf is Use(var use) ? settling.Settle(use) : leaf);
        return settling.Failure is null ? tree : null;
    }

    // Two names that differ only by a final 數 are one.
    private void FindMerged(bool apart)
    {
        foreach (var name in apart ? [] : _shown.Keys.Where(name => _shown.ContainsKey(name + "數")).ToList())
        {
            _merged[name] = name + "數";
            var use = _uses.First(use => NameText.Fold(use.Name) == name);
            Issues.Add(FormulaIssue.Warning("names-differ-by-count", _text.Position(use.Start), use.Name, _shown[name + "數"]));
        }
    }

    private Expression Settle(NameUse use)
    {
        var year = YearOf(use);
        return use.IsYearAlone ? Alone(use, year) : Named(use, year);
    }

    private int YearOf(NameUse use) => (use.Year?.From(_thisYear) ?? 0) + use.Shift;

    private Expression Named(NameUse use, int year)
    {
        if (use.Key is { } key)
        {
            return Component(key, year);
        }
        var name = NameText.Fold(use.Name);
        if (_scope.Total is { } total && _scope.IsTotal(name))
        {
            return Total(total, year);
        }
        if (_scope.Components.TryGetValue(name, out var component))
        {
            return Component(component, year);
        }
        var shown = _shown[_merged.GetValueOrDefault(name, name)];
        // Names that differ only inside brackets are two.
        return new Input(new(_remarks[name].Count > 1 ? shown + use.Remark : shown, year));
    }

    private Expression Component(string key, int year) =>
        _scope.ComponentTrees.TryGetValue(key, out var tree)
            ? tree.Shifted(year)
            : new Input(new(_scope.ComponentNames.GetValueOrDefault(key, "#" + key), year, key));

    private Expression Total(Expression total, int year)
    {
        if (!_totals.TryGetValue(year, out var shifted))
        {
            _totals[year] = shifted = total.Shifted(year);
        }
        return shifted;
    }

    // Alone, a year word takes the nearest name that has a year word (right first, then left), else the total, else the label's name.
    private Expression Alone(NameUse use, int year)
    {
        var position = _text.Position(use.Start);
        var word = _text.Printed(use.Start, use.End);
        var others = _uses.Where(other => other.Year is not null && !other.IsYearAlone).ToList();
        var named = others.FirstOrDefault(other => other.Sequence > use.Sequence) ?? others.LastOrDefault(other => other.Sequence < use.Sequence);
        if (named is not null)
        {
            var tree = Named(named, year);
            Issues.Add(FormulaIssue.Warning("year-word-alone", position, word, named.Key is null ? named.Name : "#" + named.Key));
            return tree;
        }
        if (_scope.Total is { } total)
        {
            Issues.Add(FormulaIssue.Warning("year-word-alone-total", position, word));
            return Total(total, year);
        }
        if (_scope.LabelName is { } label)
        {
            Guessed = true;
            Issues.Add(FormulaIssue.Warning("year-word-alone-label", position, word, label));
            return new Input(new(label, year));
        }
        Failure ??= FormulaIssue.Error("year-word-without-name", position, word);
        return new Literal(Exact.Zero, NumberKind.Plain);
    }
}
