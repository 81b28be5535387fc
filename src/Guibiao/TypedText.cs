namespace Guibiao;

/// <summary>A text as somebody typed it, which may hide what it says.</summary>
public static class TypedText
{
    /// <summary>As a sentence may show it: short, and without characters that hide or turn others.</summary>
    public static string Quoted(string text)
    {
        var shown = text.Length > 40 ? string.Concat(text.AsSpan(0, 40), "…") : text;
        return string.Concat(shown.Select(letter => char.IsControl(letter) || TurnsDirection(letter) || char.IsSurrogate(letter) ? '\ufffd' : letter));
    }

    /// <summary>The first character that makes a text read other than it is: a control, or a mark that turns its direction.</summary>
    public static char? FindHidden(string text)
    {
        foreach (var letter in text)
        {
            if ((letter < ' ' && letter is not ('\n' or '\r' or '\t')) || letter is >= '\u007f' and <= '\u009f' || TurnsDirection(letter))
            {
                return letter;
            }
        }
        return null;
    }

    private static bool TurnsDirection(char letter) => letter is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f' or '\u061c';
}
