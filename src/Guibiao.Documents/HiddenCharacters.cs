using System.Globalization;
using System.Text;

namespace Guibiao.Documents;

/// <summary>
/// Decides which characters make a text read other than it is: those that nobody sees, that turn others round, and that are none. Doors where people type refuse them,
/// documents are read without them. It stands here because this library and the product both ask; the product asks by TypedText.
/// </summary>
public static class HiddenCharacters
{
    /// <summary>The most marks that may stand on one letter; Unicode's stream-safe texts have no more, and no script needs them.</summary>
    public const int MostMarks = 30;

    /// <summary>The place of the first such character, or −1.</summary>
    public static int Find(string text)
    {
        var marks = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (IsPlain(text[at]))
            {
                marks = 0;
            }
            else if (Harms(text, at, ref marks, out var length))
            {
                return at;
            }
            else
            {
                at += length - 1;
            }
        }
        return -1;
    }

    /// <summary>The code point at a place; half a pair is itself.</summary>
    public static int CodePoint(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune.Value : text[at];

    /// <summary>Whether it is the number of marks that harms, not the character.</summary>
    public static bool IsMark(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark && !IsSelector(codePoint) && codePoint != 0x34f;

    /// <summary>The text without them; <paramref name="instead"/> stands for each, or nothing. One that is a line's end elsewhere is a blank.</summary>
    public static string Remove(string text, char? instead = null)
    {
        if (Find(text) < 0)
        {
            return text;
        }
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = 1;
            if (IsPlain(text[at]))
            {
                marks = 0;
                kept.Append(text[at]);
            }
            else if (!Harms(text, at, ref marks, out length))
            {
                kept.Append(text, at, length);
            }
            else if (instead is not null || char.IsWhiteSpace(text[at]))
            {
                kept.Append(instead ?? ' ');
            }
            at += length;
        }
        return kept.ToString();
    }

    // Nearly every character of nearly every text.
    private static bool IsPlain(char letter) => letter is >= ' ' and < '\u007f' or >= '\u3400' and <= '\u9fff';

    private static bool Harms(string text, int at, ref int marks, out int length)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            length = 1;
            return true;
        }
        length = rune.Utf16SequenceLength;
        var category = Rune.GetUnicodeCategory(rune);
        marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
        return marks > MostMarks || category switch
        {
            UnicodeCategory.Control => rune.Value is not ('\n' or '\r' or '\t'),
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            UnicodeCategory.Format => !IsPrinted(rune.Value) && !Joins(text, at, rune.Value),
            _ when IsSelector(rune.Value) => !HasLetterBefore(text, at),
            _ => IsEmpty(rune.Value) || IsNone(rune.Value),
        };
    }

    // Format characters that have a shape: signs over Arabic, Syriac and Kaithi numbers, and Egyptian quarters.
    private static bool IsPrinted(int letter) => letter is (>= 0x600 and <= 0x605) or 0x6dd or 0x70f or 0x890 or 0x891 or 0x8e2 or 0x110bd or 0x110cd or (>= 0x13430 and <= 0x1343f);

    // A variant of the letter before it is asked for, as names of people do; without a letter, or one after another, they only carry what nobody sees.
    private static bool IsSelector(int letter) => letter is (>= 0xfe00 and <= 0xfe0f) or (>= 0xe0100 and <= 0xe01ef) or (>= 0x180b and <= 0x180d) or 0x180f;

    private static bool HasLetterBefore(string text, int at) => Before(text, at) is > ' ' and var letter && !IsSelector(letter) && !Rune.IsWhiteSpace(new Rune(letter));

    // Letters and signs by their category that have no shape: joined graphemes, Hangul fillers, inherent vowels of Khmer, the empty Braille cell.
    private static bool IsEmpty(int letter) => letter is 0x34f or 0x115f or 0x1160 or 0x17b4 or 0x17b5 or 0x2800 or 0x3164 or 0xffa0;

    private static bool IsNone(int letter) => letter is >= 0xfdd0 and <= 0xfdef || (letter & 0xfffe) == 0xfffe;

    // The two joiners are spelling between letters that join (Indic names, Persian); the one that joins makes one picture of two.
    private static bool Joins(string text, int at, int letter)
    {
        if (letter is not (0x200c or 0x200d))
        {
            return false;
        }
        var (before, after) = (Before(text, at), at + 1 < text.Length ? CodePoint(text, at + 1) : -1);
        return IsJoined(before) && IsJoined(after) || letter == 0x200d && IsPicture(before) && IsPicture(after);
    }

    private static int Before(string text, int at) =>
        at == 0 ? -1 : at > 1 && char.IsSurrogatePair(text[at - 2], text[at - 1]) ? char.ConvertToUtf32(text[at - 2], text[at - 1]) : char.IsSurrogate(text[at - 1]) ? -1 : text[at - 1];

    // Arabic, Syriac and N'Ko; Devanagari to Sinhala; Tibetan, Myanmar, Khmer, Mongolian; more of Arabic.
    private static bool IsJoined(int letter) => letter is (>= 0x620 and <= 0x7ff) or (>= 0x8a0 and <= 0xdff) or (>= 0xf00 and <= 0x109f) or (>= 0x1780 and <= 0x18aa) or (>= 0xfb50 and <= 0xfdc7) or (>= 0xfe70 and <= 0xfefc);

    private static bool IsPicture(int letter) => letter is (>= 0x1f000 and <= 0x1faff) or (>= 0x2190 and <= 0x2bff) or 0xfe0f;
}
