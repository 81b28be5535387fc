namespace Guibiao.Plans;

/// <summary>One part of a numbered text, without its marker.</summary>
internal sealed record NumberedPart(int Number, string Text);

/// <summary>Splits 一、…二、… or 1.…2.… that runs on in one text: only at the next expected number in the style of the first.</summary>
internal static class NumberedText
{
    /// <summary>The numbered parts, or null where the text doesn't begin with a marker.</summary>
    public static List<NumberedPart>? Split(string text)
    {
        if (Marker.Read(text) is not { } first || !first.IsSure)
        {
            return null;
        }
        var parts = new List<NumberedPart>();
        var (current, start) = (first, first.End);
        for (var at = first.End; at < text.Length; at++)
        {
            if (IsBoundary(text, at, first.Chinese) && Marker.Read(text, at) is { } next && next.Style == first.Style && next.Number == current.Number + 1)
            {
                parts.Add(new(current.Number, text[start..at].Trim()));
                (current, start) = (next, next.End);
                at = next.End - 1;
            }
        }
        parts.Add(new(current.Number, text[start..].Trim()));
        return parts;
    }

    // 第一、二級 is no list: a Chinese marker needs the end of a sentence or white space before it. 0.5% and A1. are none either.
    private static bool IsBoundary(string text, int at, bool chinese)
    {
        var before = text[at - 1];
        return char.IsWhiteSpace(before) || (chinese
            ? before is '。' or '；' or ';' or '：' or ':' or '！' or '？' or '」'
            : !char.IsAsciiLetterOrDigit(Folding.Narrow(before)) && before is not ('.' or '-' or '(' or '（'));
    }
}
