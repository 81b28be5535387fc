namespace Guibiao.Formulas;

/// <summary>The last steps from a tree to a formula: a printed ×100 under %, and percent.</summary>
internal static class Finish
{
    /// <summary>A final ×100 under --unit % is ×100 %, ×1000 under ‰ likewise; null where there is none.</summary>
    public static Expression? FinalHundred(Expression tree, ResultUnit unit)
    {
        if (tree is not Chain { IsSum: false } product || Units.Of(tree) != ResultUnit.Plain
            || product.Rest[^1] is not { Operator: Operator.Times, Operand: Literal { Kind: NumberKind.Plain, Printed: var factor } })
        {
            return null;
        }
        var whole = unit == ResultUnit.Percent && factor == 100 ? new Literal(100, NumberKind.Percent)
            : unit == ResultUnit.PerMille && factor == 1000 ? new Literal(1000, NumberKind.PerMille)
            : null;
        return whole is null ? null : new Chain(product.First, [.. product.Rest.SkipLast(1), new(Operator.Times, whole)]);
    }
}
