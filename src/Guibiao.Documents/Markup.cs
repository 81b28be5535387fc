using System.Text;

namespace Guibiao.Documents;

/// <summary>Takes the HTML tags out of a text: blocks and breaks become line breaks, all other known tags vanish.</summary>
internal static class Markup
{
    private static readonly HashSet<string> Breaks = new(StringComparer.OrdinalIgnoreCase) { "p", "br", "div", "li", "ul", "ol", "tr", "table", "tbody", "td", "th" };
    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase) { "b", "i", "u", "s", "em", "strong", "span", "font", "a", "sup", "sub", "small", "mark" };

    /// <summary>The text without tags, and whether it had any. A sign such as the one in "&lt;5%" is no tag and stays.</summary>
    public static (string Text, bool HadTags) Strip(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return (text, false);
        }
        var plain = new StringBuilder(text.Length);
        var had = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && Tag(text, i) is (var name, var end) && (Breaks.Contains(name) || Inline.Contains(name)))
            {
                had = true;
                plain.Append(Breaks.Contains(name) ? "\n" : "");
                i = end;
            }
            else
            {
                plain.Append(text[i]);
            }
        }
        return had ? (Lines(Entities(plain.ToString())), true) : (text, false);
    }

    private static (string Name, int End)? Tag(string text, int at)
    {
        var start = at + 1 < text.Length && text[at + 1] == '/' ? at + 2 : at + 1;
        var end = start;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }
        if (end == start || end - start > 6 || end < text.Length && text[end] is not ('>' or '/' or ' '))
        {
            return null;
        }
        var close = text.IndexOf('>', end);
        return close < 0 || close - end > 200 ? null : (text[start..end], close);
    }

    private static string Entities(string text) => text.Contains('&', StringComparison.Ordinal)
        ? text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&#39;", "'", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
        : text;

    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
