namespace Guibiao;

/// <summary>One form for names that people write differently: full width to half, white space away, lower case.</summary>
public static class Folding
{
    public static string Fold(string text)
    {
        foreach (var letter in text)
        {
            if (letter is > '\u00ff' and not (>= '\u3400' and <= '\u9fff') || char.IsWhiteSpace(letter) || char.IsUpper(letter))
            {
                return Rewrite(text);
            }
        }
        return text;
    }

    private static string Rewrite(string text)
    {
        var folded = new char[text.Length];
        var length = 0;
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
            {
                folded[length++] = char.ToLowerInvariant(Narrow(letter));
            }
        }
        return new string(folded, 0, length);
    }

    /// <summary>The half-width form of a full-width letter, digit or sign; any other character as it is.</summary>
    public static char Narrow(char letter) => letter is >= '\uff01' and <= '\uff5e' ? (char)(letter - 0xfee0) : letter == '\u3000' ? ' ' : letter;
}
