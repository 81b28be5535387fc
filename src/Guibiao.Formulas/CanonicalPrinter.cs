using System.Text;

namespace Guibiao.Formulas;

/// <summary>
/// Prints a tree as self-contained text that reads as the same tree: components #1, names in [ ], the year after a name (@-1),
/// half-width operators. Always × and ÷: / divides only where something else says that it does.
/// </summary>
internal sealed class CanonicalPrinter
{
    private readonly StringBuilder _out = new();
    private readonly bool _plainly;

    private CanonicalPrinter(bool plainly) => _plainly = plainly;

    public static string Print(Expression tree) => Print(tree, plainly: false);

    /// <summary>For people: names without brackets around them.</summary>
    public static string Plainly(Expression tree) => Print(tree, plainly: true);

    private static string Print(Expression tree, bool plainly)
    {
        var printer = new CanonicalPrinter(plainly);
        printer.Write(tree);
        return printer._out.ToString();
    }

    private void Write(Expression tree)
    {
        switch (tree)
        {
            case Literal(var printed, var kind):
                _out.Append(Decimal(printed)).Append(kind switch { NumberKind.Percent => "%", NumberKind.PerMille => "‰", _ => "" });
                break;
            case Input(var reference):
                _out.Append(NameOf(reference));
                break;
            case Negative(var of):
                _out.Append('-');
                Grouped(of, of is Chain or Negative);
                break;
            case Hundredth(var of):
                Grouped(of, of is not (Input or Literal or Function or Choice) || of is Literal { Kind: not NumberKind.Percent });
                _out.Append('%');
                break;
            case OrZero(var of):
                Grouped(of, of is Chain or Negative or OrZero);
                _out.Append(" or 0");
                break;
            case Chain chain:
                Write(chain);
                break;
            case Function(var name, var arguments):
                Call(Words(name), arguments);
                break;
            case Choice choice:
                _out.Append("若(");
                Write(choice.Left);
                _out.Append(Signs(choice.Comparison));
                Write(choice.Right);
                _out.Append(',');
                Write(choice.Then);
                _out.Append(',');
                Write(choice.Else);
                _out.Append(')');
                break;
        }
    }

    private static string Words(FunctionName name) => name switch
    {
        FunctionName.Sum => "合計",
        FunctionName.Mean => "平均",
        FunctionName.Ratio => "比率",
        FunctionName.Growth => "成長率",
        FunctionName.Max => "最大",
        _ => "最小",
    };

    private static string Signs(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => "≥",
        Comparison.AtMost => "≤",
        Comparison.Over => ">",
        Comparison.Under => "<",
        _ => "=",
    };

    private void Write(Chain chain)
    {
        Grouped(chain.First, chain.First is Chain inner && (!chain.IsSum || inner.IsSum));
        foreach (var (sign, operand) in chain.Rest)
        {
            _out.Append(sign switch { Operator.Plus => '+', Operator.Minus => '-', Operator.Times => '×', _ => '÷' });
            Grouped(operand, operand is Negative || (operand is Chain next && (!chain.IsSum || next.IsSum)));
        }
    }

    private void Call(string name, IReadOnlyList<Expression> arguments)
    {
        _out.Append(name).Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            _out.Append(i == 0 ? "" : ",");
            Write(arguments[i]);
        }
        _out.Append(')');
    }

    private void Grouped(Expression tree, bool brackets)
    {
        _out.Append(brackets ? "(" : "");
        Write(tree);
        _out.Append(brackets ? ")" : "");
    }

    private string NameOf(Reference reference)
    {
        var year = reference.Year == 0 ? "" : reference.Year > 0 ? $"@+{reference.Year}" : $"@{reference.Year}";
        return (reference.Key is { } key ? _plainly ? reference.Name : "#" + key : _plainly ? reference.Name : $"[{Guarded(reference.Name)}]") + year;
    }

    // A name that would read otherwise (a year word, an operator, a function in it) is put into 「」.
    private static string Guarded(string name)
    {
        if (Reads(name))
        {
            return name;
        }
        var quoted = $"「{name}」";
        return Reads(quoted) ? quoted : $"「{new string([.. name.Where(c => !Folding.QuoteOpeners.Contains(c) && !Folding.QuoteClosers.Contains(c))])}」";
    }

    private static bool Reads(string name)
    {
        // × stands for the operators that a canonical text may have elsewhere: / is read as dividing.
        var text = new FoldedText($"[{name}]");
        var parser = new Parser(text, 0, text.Length, new(null, SlashDivides: true));
        return parser.Formula() is Use(var use) && parser.Issues.Count == 0 && use is { Year: null, Key: null, Remark: "" } && NameText.Fold(use.Name) == NameText.Fold(name);
    }

    private static string Decimal(Exact value)
    {
        // A literal's denominator is 2ᵃ5ᵇ: it prints in full with the greater of a and b as its decimals.
        var (twos, fives) = (0, 0);
        var rest = value.Denominator;
        for (; rest.IsEven; rest >>= 1)
        {
            twos++;
        }
        for (; !rest.IsOne; rest /= 5)
        {
            fives++;
        }
        var decimals = Math.Max(twos, fives);
        var digits = (value * System.Numerics.BigInteger.Pow(10, decimals)).Numerator.ToString().PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
    }
}
