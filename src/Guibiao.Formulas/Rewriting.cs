namespace Guibiao.Formulas;

/// <summary>Rewrites the leaves of a tree; chains and functions keep their shape.</summary>
internal static class Rewriting
{
    public static Expression Leaves(this Expression tree, Func<Expression, Expression> leaf) => tree switch
    {
        Negative(var of) => new Negative(of.Leaves(leaf)),
        Hundredth(var of) => new Hundredth(of.Leaves(leaf)),
        OrZero(var of) => new OrZero(of.Leaves(leaf)),
        Chain(var first, var rest) => new Chain(first.Leaves(leaf), [.. rest.Select(link => new Link(link.Operator, link.Operand.Leaves(leaf)))]),
        Function(var name, var arguments) => new Function(name, [.. arguments.Select(argument => argument.Leaves(leaf))]),
        Choice(var left, var comparison, var right, var then, var otherwise) =>
            new Choice(left.Leaves(leaf), comparison, right.Leaves(leaf), then.Leaves(leaf), otherwise.Leaves(leaf)),
        _ => leaf(tree),
    };

    /// <summary>The same tree of another year.</summary>
    public static Expression Shifted(this Expression tree, int years) =>
        years == 0 ? tree : tree.Leaves(leaf => leaf is Input(var reference) ? new Input(reference with { Year = reference.Year + years }) : leaf);
}

internal static class Walking
{
    public static IEnumerable<Expression> Children(this Expression tree) => tree switch
    {
        Negative(var of) => [of],
        Hundredth(var of) => [of],
        OrZero(var of) => [of],
        Chain(var first, var rest) => rest.Select(link => link.Operand).Prepend(first),
        Function(_, var arguments) => arguments,
        Choice(var left, _, var right, var then, var otherwise) => [left, right, then, otherwise],
        _ => [],
    };
}
