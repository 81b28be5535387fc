using Guibiao.Documents;

namespace Guibiao;

/// <summary>
/// One form for names that people write differently: full width to half, white space away, lower case; radicals and compatibility forms are the characters that they look like,
/// and the variant that is asked for of a character is that character.
/// </summary>
public static class Folding
{
    // The selectors of a variant beyond the first plane, U+E0100 to U+E01EF, as pairs.
    private const char HighOfSelectors = '\udb40';
    private const char FirstLowOfSelectors = '\udd00';
    private const char LastLowOfSelectors = '\uddef';

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
        text = Lookalikes.In(text) ? Lookalikes.Mend(text) : text;
        var folded = new char[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == HighOfSelectors && at + 1 < text.Length && text[at + 1] is >= FirstLowOfSelectors and <= LastLowOfSelectors)
            {
                at++;
            }
            else if (!char.IsWhiteSpace(letter) && letter is not (>= '\ufe00' and <= '\ufe0f'))
            {
                folded[length++] = char.ToLowerInvariant(Narrow(letter));
            }
        }
        return new string(folded, 0, length);
    }

    /// <summary>The half-width form of a full-width letter, digit or sign; any other character as it is.</summary>
    public static char Narrow(char letter) => letter is >= '\uff01' and <= '\uff5e' ? (char)(letter - 0xfee0) : letter == '\u3000' ? ' ' : letter;
}
