using System.Text;
using Guibiao.Documents;

namespace Guibiao;

/// <summary>A text as somebody typed it, which may hide what it says or be far too long: every door asks here.</summary>
public static class TypedText
{
    /// <summary>The longest name of a person, code or other word that names something, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>The longest reason.</summary>
    public const int LongestReason = 2_000;

    /// <summary>The longest text of a field, a cell or an argument.</summary>
    public const int LongestText = 10_000;

    /// <summary>As a sentence may show it: short, and without characters that hide or turn others.</summary>
    public static string Quoted(string text)
    {
        var cut = text.Length > 40 ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[39]) ? 39 : 40), "…") : text;
        return string.Concat(HiddenCharacters.Remove(cut, '\ufffd').Select(letter => char.IsControl(letter) ? '\ufffd' : letter));
    }

    /// <summary>As a log or a list may show it, whoever typed it: no longer than a name, nothing hidden.</summary>
    public static string Shown(string text) => HiddenCharacters.Remove(text.Length > LongestName ? text[..LongestName] : text, '\ufffd');

    /// <summary>Why a text is not taken: it is too long, or holds a character that makes it read other than it is. Null where it may be.</summary>
    public static Refusal? Refuse(string text, int longest = LongestText)
    {
        if (text.Length > longest && Length(text) is var length && length > longest)
        {
            return Refusal.Of("text.tooLong", Quoted(text), length, longest);
        }
        if (HiddenCharacters.Find(text) is var at && at < 0)
        {
            return null;
        }
        var letter = HiddenCharacters.CodePoint(text, at);
        return Refusal.Of(HiddenCharacters.IsMark(letter) ? "text.marks" : "text.hidden", Quoted(text), letter.ToString("X4"), 1 + Length(text[..at]));
    }

    private static int Length(string text) => text.EnumerateRunes().Count();
}
