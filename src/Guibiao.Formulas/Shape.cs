namespace Guibiao.Formulas;

/// <summary>Forms that mean more than their operators: a growth over an earlier year, a share against a bound, a whole factor.</summary>
internal static class Shape
{
    /// <summary>(a−b)÷b where b is a of an earlier year, with or without a factor 100%; or growth of something.</summary>
    public static bool IsGrowth(Expression tree) => GrowthOf(tree, out _) is not null;

    /// <summary>What grows, of the later year, and how many years lie between; null where the form is another.</summary>
    public static Expression? GrowthOf(Expression tree, out int years)
    {
        years = 1;
        switch (WithoutWhole(tree))
        {
            case Function(FunctionName.Growth, { Count: 1 } arguments):
                return arguments[0];
            case Function(FunctionName.Growth, { Count: 2 } pair) when YearsBetween(pair[0], pair[1]) is { } between:
                years = between;
                return pair[0];
            case Chain { IsSum: false, First: Chain { IsSum: true, Rest: [{ Operator: Operator.Minus, Operand: var subtracted }], First: var later }, Rest: [{ Operator: Operator.Over, Operand: var divisor }] }
                when divisor.Equals(subtracted) && YearsBetween(later, divisor) is { } apart:
                years = apart;
                return later;
            default:
                return null;
        }
    }

    /// <summary>The tree without a factor 100% (or 1000‰) at its end.</summary>
    public static Expression WithoutWhole(Expression tree)
    {
        while (tree is Chain { IsSum: false } chain && chain.Rest[^1] is { Operator: Operator.Times, Operand: Literal { IsWhole: true } })
        {
            tree = chain.Rest.Count == 1 ? chain.First : new Chain(chain.First, [.. chain.Rest.Take(chain.Rest.Count - 1)]);
        }
        return tree;
    }

    /// <summary>X÷Y of 若(X≥Y×n%,…): the share that the bound is about.</summary>
    public static (Expression Of, Expression Whole)? ShareOf(Choice choice) =>
        choice.Right is Chain { IsSum: false, Rest: [{ Operator: Operator.Times, Operand: Literal { Kind: NumberKind.Percent } }] } bound ? (choice.Left, bound.First) : null;

    private static int? YearsBetween(Expression later, Expression earlier)
    {
        if (FirstYear(later) is not { } year || FirstYear(earlier) is not { } before || before >= year)
        {
            return null;
        }
        return later.Shifted(before - year).Equals(earlier) ? year - before : null;
    }

    private static int? FirstYear(Expression tree)
    {
        while (tree is not Input && tree.Children().FirstOrDefault(child => child is not Literal) is { } child)
        {
            tree = child;
        }
        return tree is Input(var reference) ? reference.Year : null;
    }
}
