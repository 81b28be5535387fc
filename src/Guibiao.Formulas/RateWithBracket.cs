namespace Guibiao.Formulas;

/// <summary>A named rate with its formula in the bracket after it: 薦送率。（實際核准人數÷申請報名人數×100%）.</summary>
internal static class RateWithBracket
{
    /// <summary>Where the bracket opens; null where the text isn't of that form. 單價(數量+備品) isn't: no operator stands before the bracket and no rate is named.</summary>
    public static int? BracketIn(FoldedText text, int from, int to, bool slashDivides)
    {
        foreach (var i in Layout.Outside(text, from, to))
        {
            if (OperatorSigns.Width(text, i) > 0)
            {
                return null;
            }
            if (Folding.Openers.Contains(text[i]) && text.Match(i) > i && text.Match(i) < to
                && (text.HoldsOperator(i, text.Match(i)) || (slashDivides && text.HoldsSlash(i, text.Match(i)))))
            {
                return i > from && (text[i - 1] is '。' or ',' or ':' || IsRate(text.Chars[from..i])) ? i : null;
            }
        }
        return null;
    }

    public static bool IsRate(string name) => name.EndsWith('率') || Labels.SaysPercent(name) || name.EndsWith('度') || name.EndsWith('比');
}
