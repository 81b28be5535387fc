namespace Guibiao.Formulas;

/// <summary>The tree of a formula; chains are flat (one node for a+b+c…), so that depth is bounded by the brackets.</summary>
internal abstract record Expression;

internal enum NumberKind
{
    Plain,
    Percent,
    PerMille,
}

/// <summary>As printed: 60% has Printed 60.</summary>
internal sealed record Literal(Exact Printed, NumberKind Kind) : Expression
{
    public Exact Value => Kind switch { NumberKind.Percent => Printed / 100, NumberKind.PerMille => Printed / 1000, _ => Printed };

    /// <summary>The factor that makes a result percent (100%) or per mille (1000‰).</summary>
    public bool IsWhole => Kind != NumberKind.Plain && Value == Exact.One;
}

internal sealed record Input(Reference Reference) : Expression;

/// <summary>A name where it was read, before years, totals and components are settled; never in a finished tree.</summary>
internal sealed record Use(NameUse Name) : Expression;

internal sealed record Negative(Expression Of) : Expression;

/// <summary>Something other than a number followed by %.</summary>
internal sealed record Hundredth(Expression Of) : Expression;

internal sealed record OrZero(Expression Of) : Expression;

internal enum Operator
{
    Plus,
    Minus,
    Times,
    Over,
}

internal sealed record Link(Operator Operator, Expression Operand);

/// <summary>a + b - c, or a × b ÷ c: left to right.</summary>
internal sealed record Chain(Expression First, IReadOnlyList<Link> Rest) : Expression
{
    public bool IsSum => Rest[0].Operator is Operator.Plus or Operator.Minus;

    public bool Equals(Chain? other) => other is not null && First.Equals(other.First) && Rest.SequenceEqual(other.Rest);

    public override int GetHashCode() => HashCode.Combine(First, Rest.Count);
}

internal enum FunctionName
{
    Sum,
    Mean,
    Ratio,
    Growth,
    Max,
    Min,
}

internal sealed record Function(FunctionName Name, IReadOnlyList<Expression> Arguments) : Expression
{
    public bool Equals(Function? other) => other is not null && Name == other.Name && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Name, Arguments.Count);
}

internal enum Comparison
{
    AtLeast,
    AtMost,
    Over,
    Under,
    Equal,
}

internal sealed record Choice(Expression Left, Comparison Comparison, Expression Right, Expression Then, Expression Else) : Expression;
