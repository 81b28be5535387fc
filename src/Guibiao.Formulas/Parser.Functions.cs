namespace Guibiao.Formulas;

internal sealed partial class Parser
{
    // fname = 合計 sum | 平均 mean | 比率 ratio | 成長率 growth | 最大 max | 最小 min | 若 if
    private static readonly (string Word, FunctionName? Name)[] FunctionWords =
    [
        ("合計", FunctionName.Sum), ("sum", FunctionName.Sum), ("平均", FunctionName.Mean), ("mean", FunctionName.Mean),
        ("比率", FunctionName.Ratio), ("ratio", FunctionName.Ratio), ("成長率", FunctionName.Growth), ("growth", FunctionName.Growth),
        ("最大", FunctionName.Max), ("max", FunctionName.Max), ("最小", FunctionName.Min), ("min", FunctionName.Min), ("若", null), ("if", null),
    ];

    public static bool BeginsWithFunction(FoldedText text, int from, int to) => new Parser(text, from, to, new(null, SlashDivides: false)).FunctionAt(from) is not null;

    /// <summary>The length of a function's name with its bracket right after it, and which it is (null: 若).</summary>
    private (int Length, FunctionName? Name)? FunctionAt(int i)
    {
        foreach (var (word, name) in FunctionWords)
        {
            if (i + word.Length < end && text[i + word.Length] == '(' && string.Compare(text.Chars, i, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return _names.IsBracketInsideName(i + word.Length, _inFunction) ? null : (word.Length, name);
            }
        }
        return null;
    }

    // function = fname "(" expr { ( "," | "、" ) expr } ")" | "若(" expr cmp expr "," expr "," expr ")"
    private Expression? Call((int Length, FunctionName? Name) function)
    {
        var from = _i;
        var opener = _i + function.Length;
        if (!Enter(opener))
        {
            return null;
        }
        var inFunction = _inFunction;
        (_inFunction, _i) = (true, opener + 1);
        Expression? tree = function.Name is { } name ? Arguments(name, from, opener) : Condition(opener);
        _inFunction = inFunction;
        _depth--;
        return tree;
    }

    private Function? Arguments(FunctionName name, int from, int opener)
    {
        var arguments = new List<Expression>();
        do
        {
            if (Expression() is not { } argument)
            {
                return null;
            }
            arguments.Add(argument);
        }
        while (Separator());
        if (!Close(opener))
        {
            return null;
        }
        var (least, most) = name switch { FunctionName.Ratio => (2, 2), FunctionName.Growth => (1, 2), _ => (1, int.MaxValue) };
        if (arguments.Count < least || arguments.Count > most)
        {
            Fail("argument-count", from, text.Printed(from, opener), arguments.Count);
            return null;
        }
        return new(name, arguments);
    }

    // "若(" expr cmp expr "," expr "," expr ")"
    private Choice? Condition(int opener)
    {
        if (Expression() is not { } left)
        {
            return null;
        }
        if (ComparisonHere() is not { } comparison)
        {
            Fail("comparison-expected", Math.Min(_i, end - 1));
            return null;
        }
        if (Expression() is not { } right || !NextArgument() || Expression() is not { } then || !NextArgument() || Expression() is not { } otherwise || !Close(opener))
        {
            return null;
        }
        return new(left, comparison, right, then, otherwise);
    }

    // cmp = "≥" | "≤" | ">" | "<" | "="
    private Comparison? ComparisonHere()
    {
        if (_i >= end || "≥≤><=".IndexOf(text[_i]) is < 0)
        {
            return null;
        }
        var sign = text[_i++];
        var orEqual = sign is '>' or '<' && _i < end && text[_i] == '=';
        _i += orEqual ? 1 : 0;
        return sign switch
        {
            '≥' => Comparison.AtLeast,
            '≤' => Comparison.AtMost,
            '>' => orEqual ? Comparison.AtLeast : Comparison.Over,
            '<' => orEqual ? Comparison.AtMost : Comparison.Under,
            _ => Comparison.Equal,
        };
    }

    private bool NextArgument()
    {
        if (Separator())
        {
            return true;
        }
        if (Failure is null && _i < end && !Folding.Closers.Contains(text[_i]))
        {
            Unexpected();
        }
        Fail("argument-expected", Math.Min(_i, end - 1));
        return false;
    }

    private bool Separator()
    {
        if (_i < end && text[_i] is ',' or '、')
        {
            _i++;
            return true;
        }
        return false;
    }
}
