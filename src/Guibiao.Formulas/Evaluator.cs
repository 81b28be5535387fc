using System.Numerics;

namespace Guibiao.Formulas;

/// <summary>Computes a tree exactly. Missing inputs and zero denominators make the whole missing, with every reason.</summary>
internal sealed class Evaluator(Func<Reference, TermValue> terms)
{
    private readonly Dictionary<Reference, TermValue> _used = [];
    private readonly Dictionary<Reference, Outcome> _inputs = [];
    private readonly Dictionary<(Expression, int), Outcome> _known = new(NodeAndYear.Same);
    private readonly List<Term> _shares = [];
    private readonly Dictionary<string, FormulaIssue> _issues = [];

    public static Evaluation Evaluate(Expression tree, Func<Reference, TermValue> terms)
    {
        var evaluator = new Evaluator(terms);
        var outcome = evaluator.Of(tree, 0);
        var inputs = References.Of(tree).Select(reference => new Term(reference.Name, reference.Year, reference.Key, TermKind.Input, evaluator.Used(reference), ResultUnit.Plain));
        Result result = outcome.Number is { } number ? new Result.Number(number) : new Result.Missing(Reasons.Join(outcome.Reasons));
        return new(result, [.. inputs, .. evaluator._shares], [.. evaluator._issues.Values]);
    }

    private Outcome Of(Expression tree, int shift)
    {
        if (tree is Literal literal)
        {
            return new(literal.Value);
        }
        if (!_known.TryGetValue((tree, shift), out var outcome))
        {
            _known[(tree, shift)] = outcome = Compute(tree, shift);
        }
        return outcome;
    }

    private Outcome Compute(Expression tree, int shift) => tree switch
    {
        Input(var reference) => OfInput(reference with { Year = reference.Year + shift }),
        Negative(var of) => Of(of, shift).Then(value => -value),
        Hundredth(var of) => Of(of, shift).Then(value => value / 100),
        OrZero(var of) => Of(of, shift).Number is { } number ? new(number) : new(Exact.Zero),
        Chain { IsSum: true } sum => Sum(sum, shift),
        Chain product => Product(product, shift),
        Function(FunctionName.Growth, var arguments) =>
            Growth(Of(arguments[0], shift), arguments.Count == 2 ? Of(arguments[1], shift) : Of(arguments[0], shift - 1)),
        Function(FunctionName.Ratio, var arguments) => Divide(Of(arguments[0], shift), Of(arguments[1], shift), () => Reasons.ZeroDenominator(arguments[1], shift)),
        Function(var name, var arguments) => Aggregate(name, [.. arguments.Select(argument => Of(argument, shift))]),
        Choice choice => Choose(choice, shift),
        _ => throw new InvalidOperationException(tree.GetType().Name),
    };

    // One reason a reference, however often it stands in the formula.
    private Outcome OfInput(Reference reference)
    {
        if (!_inputs.TryGetValue(reference, out var outcome))
        {
            _inputs[reference] = outcome = Used(reference) is { Number: { } number } ? new(number) : new([new(Reasons.NoValue(reference, Used(reference).Reason), FromInput: true)]);
        }
        return outcome;
    }

    private TermValue Used(Reference reference)
    {
        if (!_used.TryGetValue(reference, out var value))
        {
            _used[reference] = value = terms(reference);
        }
        return value;
    }

    // One reduction for the whole chain keeps long sums quick.
    private Outcome Sum(Chain chain, int shift)
    {
        var parts = Parts(chain, shift, out var reasons);
        if (reasons.Count > 0)
        {
            return new(reasons);
        }
        var (numerator, denominator) = (parts[0].Numerator, parts[0].Denominator);
        for (var i = 1; i < parts.Count; i++)
        {
            var part = chain.Rest[i - 1].Operator == Operator.Plus ? parts[i] : -parts[i];
            if (part.Denominator == denominator)
            {
                numerator += part.Numerator;
                continue;
            }
            (numerator, denominator) = ((numerator * part.Denominator) + (part.Numerator * denominator), denominator * part.Denominator);
        }
        return new(new Exact(numerator, denominator));
    }

    private Outcome Product(Chain chain, int shift)
    {
        var parts = Parts(chain, shift, out var reasons);
        if (reasons.Count > 0)
        {
            return new(reasons);
        }
        var (numerator, denominator) = (parts[0].Numerator, parts[0].Denominator);
        var growing = Shape.GrowthOf(chain, out _) is not null;
        for (var i = 1; i < parts.Count; i++)
        {
            var part = parts[i];
            if (chain.Rest[i - 1].Operator == Operator.Times)
            {
                (numerator, denominator) = (numerator * part.Numerator, denominator * part.Denominator);
                continue;
            }
            if (part.IsZero)
            {
                return new([new(growing ? Reasons.ZeroBase() : Reasons.ZeroDenominator(chain.Rest[i - 1].Operand, shift), FromInput: false)]);
            }
            if (growing && part.Sign < 0)
            {
                NoteNegativeBase(part);
            }
            (numerator, denominator) = (numerator * part.Denominator, denominator * part.Numerator);
        }
        return new(new Exact(numerator, denominator));
    }

    private List<Exact> Parts(Chain chain, int shift, out List<Reason> reasons)
    {
        var outcomes = chain.Rest.Select(link => Of(link.Operand, shift)).Prepend(Of(chain.First, shift)).ToList();
        reasons = Outcome.ReasonsOf(outcomes);
        return reasons.Count > 0 ? [] : outcomes.ConvertAll(outcome => outcome.Number!.Value);
    }

    private Outcome Growth(Outcome later, Outcome earlier)
    {
        if (earlier.Number is { Sign: < 0 } negative)
        {
            NoteNegativeBase(negative);
        }
        return Divide(later.With(earlier, (a, b) => a - b), earlier, Reasons.ZeroBase);
    }

    // A negative base is computed as printed, with an issue.
    private void NoteNegativeBase(Exact value) =>
        _issues.TryAdd(Display.Value(value), FormulaIssue.Warning("growth-base-negative", null, Display.Value(value)));

    private static Outcome Divide(Outcome dividend, Outcome divisor, Func<Sentence> zero)
    {
        var reasons = Outcome.ReasonsOf([dividend, divisor]);
        return reasons.Count > 0 ? new(reasons)
            : divisor.Number!.Value.IsZero ? new([new(zero(), FromInput: false)])
            : new(dividend.Number!.Value / divisor.Number.Value);
    }

    private static Outcome Aggregate(FunctionName name, List<Outcome> outcomes)
    {
        var reasons = Outcome.ReasonsOf(outcomes);
        if (reasons.Count > 0)
        {
            // A mean skips nothing.
            return new(reasons);
        }
        var numbers = outcomes.Select(outcome => outcome.Number!.Value);
        return new(name switch
        {
            FunctionName.Max => numbers.Max(),
            FunctionName.Min => numbers.Min(),
            FunctionName.Mean => numbers.Aggregate(Exact.Add) / new Exact(outcomes.Count, BigInteger.One),
            _ => numbers.Aggregate(Exact.Add),
        });
    }

    // The branch that isn't taken may divide by zero; that is what 若 is for. Its missing inputs still count: missing is never zero.
    private Outcome Choose(Choice choice, int shift)
    {
        var (left, right) = (Of(choice.Left, shift), Of(choice.Right, shift));
        KeepShare(choice, shift);
        var (then, otherwise) = (Of(choice.Then, shift), Of(choice.Else, shift));
        var reasons = Outcome.ReasonsOf([left, right]);
        if (left.Number is not { } a || right.Number is not { } b)
        {
            return new([.. reasons, .. then.Reasons.Concat(otherwise.Reasons).Where(reason => reason.FromInput && !reasons.Contains(reason))]);
        }
        var holds = choice.Comparison switch
        {
            Comparison.AtLeast => a >= b,
            Comparison.AtMost => a <= b,
            Comparison.Over => a > b,
            Comparison.Under => a < b,
            _ => a == b,
        };
        var (taken, other) = holds ? (then, otherwise) : (otherwise, then);
        var missing = other.Reasons.Where(reason => reason.FromInput).ToList();
        return missing.Count == 0 ? taken : new([.. taken.Reasons, .. missing]);
    }

    private void KeepShare(Choice choice, int shift)
    {
        if (Shape.ShareOf(choice) is not { } share)
        {
            return;
        }
        var ratio = new Chain(share.Of, [new(Operator.Over, share.Whole)]);
        var outcome = Divide(Of(share.Of, shift), Of(share.Whole, shift), () => Reasons.ZeroDenominator(share.Whole, shift));
        var value = outcome.Number is { } number ? TermValue.Of(number) : TermValue.Missing(Reasons.Join(outcome.Reasons));
        _shares.Add(new(CanonicalPrinter.Plainly(ratio), shift, null, TermKind.Share, value, ResultUnit.Percent));
    }
}
