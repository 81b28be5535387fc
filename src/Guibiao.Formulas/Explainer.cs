using System.Globalization;

namespace Guibiao.Formulas;

/// <summary>Says a tree in words, zh-TW or English.</summary>
internal sealed class Explainer(CultureInfo language)
{
    private static string Words(Operator sign) => sign switch
    {
        Operator.Plus => "explain-plus",
        Operator.Minus => "explain-minus",
        Operator.Times => "explain-times",
        _ => "explain-divided",
    };

    private static string Comparisons(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => "explain-atleast",
        Comparison.AtMost => "explain-atmost",
        Comparison.Over => "explain-over",
        Comparison.Under => "explain-under",
        _ => "explain-equal",
    };

    public static string Explain(Expression tree, ResultUnit unit, CultureInfo language)
    {
        var words = new Explainer(language).Of(Shape.WithoutWhole(tree));
        return Sentence.From(unit switch { ResultUnit.Percent => "explain-percent", ResultUnit.PerMille => "explain-per-mille", _ => "explain-plain" }, words).In(language);
    }

    private string Of(Expression tree) => tree switch
    {
        Literal => CanonicalPrinter.Print(tree),
        Input(var reference) => Reasons.YearedName(reference).In(language),
        Negative(var of) => Say("explain-negative", Inner(of)),
        Hundredth(var of) => Say("explain-hundredth", Inner(of)),
        OrZero(var of) => Say("explain-or-zero", Inner(of)),
        _ when Shape.GrowthOf(tree, out var years) is { } growing =>
            years == 1 ? Say("explain-growth", Inner(growing)) : Say("explain-growth-years", Inner(growing), years.ToString(CultureInfo.InvariantCulture)),
        Chain { IsSum: true, Rest: var rest } sum when rest.Count > 1 && rest.All(link => link.Operator == Operator.Plus) =>
            Say("explain-sum", Listed(sum.Children())),
        Chain chain => Links(chain),
        Function(var name, var arguments) => OfFunction(name, arguments),
        Choice choice => Say(
            "explain-if", Inner(choice.Left), Say(Comparisons(choice.Comparison)), Inner(choice.Right), Inner(choice.Then), Inner(choice.Else)),
        _ => "",
    };

    private string Links(Chain chain)
    {
        var words = Operand(chain.First, chain);
        return string.Concat(chain.Rest.Where(link => link.Operand is not Literal { IsWhole: true }).Select(link => Say(Words(link.Operator), Operand(link.Operand, chain))).Prepend(words));
    }

    private string Operand(Expression operand, Chain within)
    {
        operand = Shape.WithoutWhole(operand);
        var words = Of(operand);
        return operand is Negative || (operand is Chain inner && (!within.IsSum || inner.IsSum)) ? Say("explain-bracket", words) : words;
    }

    private string OfFunction(FunctionName name, IReadOnlyList<Expression> arguments) => name switch
    {
        FunctionName.Ratio => Say("explain-ratio", Inner(arguments[0]), Inner(arguments[1])),
        FunctionName.Growth => Say("explain-growth-pair", Inner(arguments[0]), Inner(arguments[1])),
        _ => Say("explain-" + name.ToString().ToLowerInvariant(), Listed(arguments)),
    };

    private string Listed(IEnumerable<Expression> parts) => string.Join(Say("explain-list-separator"), parts.Select(Inner));

    private string Inner(Expression part)
    {
        part = Shape.WithoutWhole(part);
        return part is Chain ? Say("explain-bracket", Of(part)) : Of(part);
    }

    private string Say(string key, params object[] arguments) => Sentence.From(key, arguments).In(language);
}
