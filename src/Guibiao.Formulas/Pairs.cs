namespace Guibiao.Formulas;

/// <summary>Pairs up brackets and quotation marks; what a quotation holds pairs with nothing outside it.</summary>
internal static class Pairs
{
    public static int[] Of(string chars)
    {
        var match = new int[chars.Length];
        Array.Fill(match, -1);
        PairQuotes(chars, match);
        var open = new Stack<int>();
        for (var i = 0; i < chars.Length; i++)
        {
            if (match[i] > i)
            {
                i = match[i];
            }
            else if (Folding.Openers.Contains(chars[i]))
            {
                open.Push(i);
            }
            else if (Folding.Closers.IndexOf(chars[i]) is >= 0 and var kind && open.Count > 0 && chars[open.Peek()] == Folding.Openers[kind])
            {
                var opener = open.Pop();
                (match[opener], match[i]) = (i, opener);
            }
        }
        return match;
    }

    private static void PairQuotes(string chars, int[] match)
    {
        var open = new Stack<int>();
        for (var i = 0; i < chars.Length; i++)
        {
            if (Folding.QuoteOpeners.Contains(chars[i]))
            {
                open.Push(i);
            }
            else if (Folding.QuoteClosers.IndexOf(chars[i]) is >= 0 and var kind && open.Count > 0 && chars[open.Peek()] == Folding.QuoteOpeners[kind])
            {
                var opener = open.Pop();
                (match[opener], match[i]) = (i, opener);
            }
        }
    }
}
