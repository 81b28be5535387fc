using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Guibiao.Documents.Html;

/// <summary>Reads a page of HTML as people see it. Nothing that it names is fetched, and no script runs.</summary>
internal static class HtmlReader
{
    private const int Deepest = 200;
    private const int Largest = 16 << 20;
    private const int MostTags = 500_000;

    // Elements that hold others and are closed; a page of people nests a few dozen.
    private static readonly HashSet<string> Nesting = new(StringComparer.OrdinalIgnoreCase)
    {
        "div", "span", "section", "article", "main", "aside", "header", "footer", "blockquote", "center", "font", "b", "i", "u", "s", "em", "strong", "big", "small", "sub", "sup", "a", "code",
        "ul", "ol", "dl", "table", "form", "fieldset", "figure", "nav", "label", "q", "cite", "ins", "del", "details", "svg", "g", "math", "object", "button", "template", "select", "nobr", "tt", "strike", "kbd", "var", "dir", "menu",
    };

    public static bool Recognises(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, 1024)]).TrimStart('?', ' ', '\t', '\r', '\n', '\ufeff');
        while (start.StartsWith("<!--", StringComparison.Ordinal) && start.IndexOf("-->", StringComparison.Ordinal) is > 0 and var end)
        {
            start = start[(end + 3)..].TrimStart();
        }
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<?xml", StringComparison.Ordinal) && start.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }

    public static DocumentReading Read(ReadOnlyMemory<byte> bytes, string? file)
    {
        if (bytes.Length > Largest)
        {
            throw new UnreadableException("document.tooLarge", Largest >> 20);
        }
        var text = Decode(bytes.Span);
        if (text.AsSpan().Count('<') > MostTags)
        {
            throw new UnreadableException("document.tooManyParts", MostTags);
        }
        if (Depth(text) > Deepest)
        {
            throw new UnreadableException("document.tooDeep", Deepest);
        }
        using var page = new HtmlParser().ParseDocument(text);
        var blocks = new ReadBlocks(file);
        new HtmlText(blocks).Read(page.Body);
        return blocks.Reading(page.Title is { Length: > 0 } title ? title.Trim() : null, page.DocumentElement.GetAttribute("lang") is { Length: > 1 and <= 12 } language ? language : null);
    }

    // Pages of old sites are in Big5 and say so; without a word it is UTF-8.
    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            return (bytes[0] == 0xff ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]);
        }
        var head = Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        var name = at < 0 ? "" : new string([.. head[(at + 8)..].TrimStart('"', '\'', ' ').TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')]);
        var encoding = name.Length == 0 || name.StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? null : CodePagesEncodingProvider.Instance.GetEncoding(name);
        return (encoding ?? Encoding.UTF8).GetString(bytes).TrimStart('\ufeff');
    }

    // Counted before the page is parsed: a parser's work may grow with the square of the depth.
    private static int Depth(string text)
    {
        var (depth, deepest) = (0, 0);
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at + 1))
        {
            var closes = text[at + 1] == '/';
            var start = at + (closes ? 2 : 1);
            var end = start;
            while (end < text.Length && end - start < 12 && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }
            if (end > start && Nesting.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(start, end - start)))
            {
                depth = closes ? Math.Max(0, depth - 1) : depth + 1;
                deepest = Math.Max(deepest, depth);
            }
        }
        return deepest;
    }
}
