namespace Guibiao.Formulas;

/// <summary>Different units don't add.</summary>
internal sealed class UnitCheck
{
    private readonly Func<Reference, string?> _unitOf;
    private readonly Severity _severity;
    private readonly Dictionary<string, FormulaIssue> _issues = [];
    private readonly Dictionary<Expression, string?> _known = new(ReferenceEqualityComparer.Instance);

    private UnitCheck(Func<Reference, string?> unitOf, Severity severity) => (_unitOf, _severity) = (unitOf, severity);

    public static IReadOnlyList<FormulaIssue> Of(Expression tree, Func<Reference, string?> unitOf, Severity severity)
    {
        var check = new UnitCheck(unitOf, severity);
        check.UnitOf(tree);
        return [.. check._issues.Values];
    }

    private string? UnitOf(Expression tree)
    {
        if (!_known.TryGetValue(tree, out var unit))
        {
            _known[tree] = unit = Compute(tree);
        }
        return unit;
    }

    private string? Compute(Expression tree)
    {
        switch (tree)
        {
            case Input(var reference):
                return _unitOf(reference);
            case Chain { IsSum: false } product:
                return OfProduct(product);
            case Choice choice:
                Common([choice.Left, choice.Right]);
                return Common([choice.Then, choice.Else]);
            case Function(FunctionName.Ratio or FunctionName.Growth, var arguments):
                foreach (var argument in arguments)
                {
                    UnitOf(argument);
                }
                return null;
            default:
                return Common(tree.Children());
        }
    }

    // A factor without a unit keeps the unit; anything else makes a unit of its own that nobody declares.
    private string? OfProduct(Chain product)
    {
        var units = product.Rest.Select(link => UnitOf(link.Operand)).ToList();
        var first = UnitOf(product.First);
        return product.Rest.All(link => link.Operand is Literal) ? first : units.Count == 1 && product.First is Literal && product.Rest[0].Operator == Operator.Times ? units[0] : null;
    }

    private string? Common(IEnumerable<Expression> parts)
    {
        var units = parts.Select(UnitOf).Where(unit => unit is not null).Distinct().ToList();
        if (units.Count > 1)
        {
            var listed = string.Join("、", units);
            _issues.TryAdd(listed, FormulaIssue.Of(_severity, "units-differ", 1, listed));
        }
        return units.Count == 1 ? units[0] : null;
    }
}
