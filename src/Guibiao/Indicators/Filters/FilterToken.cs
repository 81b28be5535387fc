namespace Guibiao.Indicators.Filters;

/// <summary>A word, a quoted text or a sign; At is its place in the filter, from 1.</summary>
public sealed record FilterToken(string Text, int At, bool Quoted)
{
    public static readonly FilterToken End = new("", int.MaxValue, false);

    public bool Is(string word) => !Quoted && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where a quotation mark is never closed.</summary>
    public static IReadOnlyList<FilterToken>? Split(string text)
    {
        var tokens = new List<FilterToken>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            if (text[i] == '"')
            {
                var close = text.IndexOf('"', i + 1);
                if (close < 0)
                {
                    return null;
                }
                tokens.Add(new(text[(i + 1)..close], start + 1, Quoted: true));
                i = close + 1;
                continue;
            }
            if (IsSign(text[i]))
            {
                i += i + 1 < text.Length && text[i] is '<' or '>' or '!' && text[i + 1] == '=' ? 2 : 1;
            }
            else
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && !IsSign(text[i]) && text[i] != '"')
                {
                    i++;
                }
            }
            tokens.Add(new(text[start..i], start + 1, Quoted: false));
        }
        return tokens;
    }

    private static bool IsSign(char letter) => letter is '(' or ')' or ',' or '=' or '<' or '>' or '!';
}
