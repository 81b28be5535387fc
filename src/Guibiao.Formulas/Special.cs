namespace Guibiao.Formulas;

/// <summary>Texts that are formulas although no operator stands in them: wholly in brackets, #1, a function, a number.</summary>
internal static class Special
{
    public static Segment? Read(FoldedText text, int from, int to, Scope scope)
    {
        var segment = Segment.Of(text, from, to, scope);
        if (segment.Read is null)
        {
            return IsWhollyBracketed(text, from, to) || text[from] == '#' || Parser.BeginsWithFunction(text, from, to) ? segment : null;
        }
        return IsWhollyBracketed(text, from, to) || BeginsWithGroup(text, from, segment) || IsFormula(segment.Read, text) ? segment : null;
    }

    private static bool IsWhollyBracketed(FoldedText text, int from, int to) =>
        Folding.Openers.Contains(text[from]) && text.Match(from) is >= 0 and var close && Layout.WithoutRemarks(text, from, to) <= close + 1 && close < to;

    // [甲]@-1, [甲]%
    private static bool BeginsWithGroup(FoldedText text, int from, Segment segment) =>
        Folding.Openers.Contains(text[from]) && segment.Uses.Count > 0 && segment.Uses[0].Start > from;

    private static bool IsFormula(Expression read, FoldedText text) => read switch
    {
        Literal or OrZero or Choice => true,
        Use(var use) => use.Key is not null || (use.Shift != 0 && text.Chars.Contains('@')),
        // 平均（每月）is no function of one name; 平均([每月]) is.
        Function(FunctionName.Growth or FunctionName.Ratio, _) => true,
        Function(_, var arguments) => arguments.Count > 1 || arguments[0] is not Use { Name: { Key: null } use } || text[use.Start - 1] == '[',
        Hundredth(var of) => of is not Use { Name.Key: null },
        _ => false,
    };
}
