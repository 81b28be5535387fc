namespace Guibiao.Formulas;

/// <summary>
/// Reads one stretch of a text as an expression, by recursive descent. The first thing that is wrong ends it, with its position.
/// <code>
/// expr     = term { ( "+" | "-" ) term } ;
/// term     = unary { ( "×" | "*" | "÷" | "/" ) unary } ;           left to right
/// unary    = [ "-" ] postfix ;
/// postfix  = primary [ "%" ] { remark } [ ws "or 0" ] ;
/// primary  = number [ "%" | "‰" | measure ] | "#" key | function | [ year ] ( group | name ) | year ;
/// group    = "(" expr ")" | "[" expr "]" ;                          the kinds must match
/// function = fname "(" expr { ( "," | "、" ) expr } ")" | "若(" expr cmp expr "," expr "," expr ")" ;
/// cmp      = "≥" | "≤" | ">" | "&lt;" | "=" ;
/// remark   = a bracket pair that holds no operator, after a complete operand ;
/// </code>
/// </summary>
internal sealed partial class Parser(FoldedText text, int start, int end, Scope scope)
{
    public const int DeepestNesting = 64;

    private readonly Names _names = new(text, end, scope.SlashDivides);
    private readonly int _start = start;
    private int _i = start;
    private int _depth;
    private int _shift;
    private bool _inFunction;

    public FormulaIssue? Failure { get; private set; }

    /// <summary>Names in the order in which they stand.</summary>
    public List<NameUse> Uses { get; } = [];

    public List<FormulaIssue> Issues { get; } = [];

    /// <summary>formula = expr { "。" | remark }, up to the end of the stretch; null with a Failure where it doesn't read.</summary>
    public Expression? Formula()
    {
        var tree = Expression();
        while (tree is not null && _i < end)
        {
            if (text[_i] is '。')
            {
                _i++;
            }
            else if (_names.IsPlainBracket(_i))
            {
                _i = text.Match(_i) + 1;
            }
            else if (_i == end - 1 && text[_i] is '.' or ';' or ',')
            {
                _i++;
            }
            else
            {
                return Unexpected();
            }
        }
        return tree;
    }

    // expr = term { ( "+" | "-" ) term }
    private Expression? Expression() => ChainOf(Term, Operator.Plus, Operator.Minus);

    // term = unary { ( "×" | "*" | "÷" | "/" ) unary }
    private Expression? Term() => ChainOf(Unary, Operator.Times, Operator.Over);

    private Expression? ChainOf(Func<Expression?> operand, Operator one, Operator other)
    {
        var first = operand();
        var rest = new List<Link>();
        while (first is not null && _names.OperatorAt(_i) is { } sign && (sign == one || sign == other))
        {
            var at = _i;
            _i += Math.Max(1, OperatorSigns.Width(text, _i));
            if (_i >= end)
            {
                return Fail("operand-missing-after", at, text.Printed(at, _i));
            }
            if (operand() is not { } next)
            {
                return null;
            }
            rest.Add(new(sign, next));
        }
        return first is null || rest.Count == 0 ? first : new Chain(first, rest);
    }

    // unary = [ "-" ] postfix
    private Expression? Unary()
    {
        if (_i == _start && scope.Begin is { } begin)
        {
            return begin;
        }
        if (_i >= end || text[_i] != '-')
        {
            return Postfix();
        }
        _i++;
        return Postfix() is { } operand ? new Negative(operand) : null;
    }

    // postfix = primary [ "%" ] { remark } [ ws "or 0" ]
    private Expression? Postfix()
    {
        var operand = Primary();
        if (operand is null)
        {
            return null;
        }
        if (_i < end && text[_i] == '%')
        {
            operand = new Hundredth(operand);
            _i++;
        }
        SkipRemarks();
        if (_names.IsOrZero(_i))
        {
            operand = new OrZero(operand);
            _i += 3;
        }
        return operand;
    }

    private void SkipRemarks()
    {
        while (_names.IsPlainBracket(_i))
        {
            _i = text.Match(_i) + 1;
        }
    }

    private Expression? Unexpected()
    {
        var c = text[_i];
        return Folding.Closers.Contains(c) ? Fail("bracket-not-opened", _i, text.Printed(_i, _i + 1))
            : Folding.Openers.Contains(c) && text.Match(_i) < 0 ? Fail("bracket-not-closed", _i, text.Printed(_i, _i + 1))
            : c is '≥' or '≤' or '>' or '<' or '=' ? Fail("comparison-outside-if", _i, text.Printed(_i, _i + 1))
            : Fail("operator-expected", _i, text.Printed(_i, Math.Min(end, _i + 8)));
    }

    private Expression? Fail(string code, int at, params object[] arguments)
    {
        Failure ??= FormulaIssue.Error(code, text.Position(at), arguments);
        return null;
    }
}
