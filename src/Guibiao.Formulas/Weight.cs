namespace Guibiao.Formulas;

/// <summary>What a component weighs among the others; Said where a word such as 權重 says so, not only a bracket.</summary>
internal sealed record Weight(Literal Percent, bool IsSaid)
{
    private static readonly string[] Words = ["權重", "比重", "配分"];

    /// <summary>The first n% of a stretch that is a weight: 權重60%, （60%）, 占60%; null where there is none.</summary>
    public static Weight? In(FoldedText text, int from, int to)
    {
        Weight? bare = null;
        for (var i = from; i < to; i++)
        {
            if (text[i] != '%')
            {
                continue;
            }
            var digits = i;
            while (digits > from && (char.IsAsciiDigit(text[digits - 1]) || text[digits - 1] == '.'))
            {
                digits--;
            }
            if (!Exact.TryParse(text.Chars[digits..i], out var percent))
            {
                continue;
            }
            var before = Layout.TrimEnd(text, from, digits, ":為占");
            if (Words.Any(word => before - word.Length >= from && text.Has(before - word.Length, word)))
            {
                return new(new(percent, NumberKind.Percent), IsSaid: true);
            }
            bare ??= before < digits || (Folding.Openers.Contains(text[digits - 1]) && text.Match(digits - 1) == i + 1) ? new(new(percent, NumberKind.Percent), IsSaid: false) : null;
        }
        return bare;
    }
}
