namespace Guibiao.Formulas;

/// <summary>Whether a text breaks off in mid-sentence: …內部機制或.</summary>
internal static class CutOff
{
    public static bool At(FoldedText text, int from, int to)
    {
        if (to <= from)
        {
            return false;
        }
        if ("或及與和之的、,暨並且於對在以".Contains(text[to - 1]) || text.Chars[from..to].EndsWith("以及", StringComparison.Ordinal))
        {
            return true;
        }
        return Layout.Outside(text, from, to).Any(i => (Folding.Openers.Contains(text[i]) || Folding.QuoteOpeners.Contains(text[i])) && text.Match(i) < 0);
    }
}
