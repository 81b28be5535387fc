namespace Guibiao.Formulas;

/// <summary>
/// Whether a tree's result is in percent or per mille. The factor 100% makes it so; + -, mean, min and max keep it; ÷ by a percent
/// clears it; another percent literal is a weight.
/// </summary>
internal static class Units
{
    public static ResultUnit Of(Expression tree) => Of(tree, new(ReferenceEqualityComparer.Instance));

    /// <summary>The same value as percent or per mille: × 100% where the tree doesn't say so itself.</summary>
    public static Expression In(ResultUnit unit, Expression tree)
    {
        if (unit == ResultUnit.Plain || Of(tree) == unit)
        {
            return tree;
        }
        var whole = new Link(Operator.Times, unit == ResultUnit.Percent ? new Literal(100, NumberKind.Percent) : new Literal(1000, NumberKind.PerMille));
        return tree is Chain { IsSum: false } product ? new Chain(product.First, [.. product.Rest, whole]) : new Chain(tree, [whole]);
    }

    private static ResultUnit Of(Expression tree, Dictionary<Expression, ResultUnit> known)
    {
        if (tree is Literal(_, var kind))
        {
            return kind switch { NumberKind.Percent => ResultUnit.Percent, NumberKind.PerMille => ResultUnit.PerMille, _ => ResultUnit.Plain };
        }
        if (!known.TryGetValue(tree, out var unit))
        {
            known[tree] = unit = tree switch
            {
                Chain { IsSum: false } product => OfProduct(product, known),
                Chain or OrZero or Negative => First(tree.Children(), known),
                Hundredth => ResultUnit.Percent,
                Choice choice => First([choice.Then, choice.Else], known),
                Function(FunctionName.Ratio or FunctionName.Growth, _) => ResultUnit.Plain,
                Function => First(tree.Children(), known),
                _ => ResultUnit.Plain,
            };
        }
        return unit;
    }

    private static ResultUnit First(IEnumerable<Expression> parts, Dictionary<Expression, ResultUnit> known) =>
        parts.Select(part => Of(part, known)).FirstOrDefault(unit => unit != ResultUnit.Plain);

    private static ResultUnit OfProduct(Chain product, Dictionary<Expression, ResultUnit> known)
    {
        var unit = AsFactor(product.First, known);
        foreach (var (sign, operand) in product.Rest)
        {
            if (sign == Operator.Over)
            {
                unit = Of(operand, known) == ResultUnit.Plain ? unit : ResultUnit.Plain;
            }
            else if (AsFactor(operand, known) is var factor && factor != ResultUnit.Plain)
            {
                unit = factor;
            }
        }
        return unit;
    }

    // ×60% is a weight.
    private static ResultUnit AsFactor(Expression factor, Dictionary<Expression, ResultUnit> known) =>
        factor is Literal { IsWhole: false } or Hundredth ? ResultUnit.Plain : Of(factor, known);
}
