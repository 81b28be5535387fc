namespace Guibiao.Plans;

/// <summary>How a numbered line is marked: 一、 / 一 + space / 1. / (1) / glued to the text / standing alone.</summary>
internal enum MarkerShape
{
    Comma,
    Dot,
    Bracket,
    Space,
    Glued,
    Alone,
}

/// <summary>The number at the start of a text, its shape, and where the text after it begins.</summary>
internal readonly record struct Marker(int Number, bool Chinese, MarkerShape Shape, int End)
{
    /// <summary>True where a sign says that the number is a marker; a space or nothing says so only by what surrounds it.</summary>
    public bool IsSure => Shape is MarkerShape.Comma or MarkerShape.Dot or MarkerShape.Bracket;

    /// <summary>The style that the markers of one list share.</summary>
    public (bool Chinese, MarkerShape Shape) Style => (Chinese, Shape);

    public static Marker? Read(string text, int at = 0)
    {
        var start = at;
        var bracket = start < text.Length && text[start] is '(' or '（';
        if (bracket)
        {
            start = Skip(text, start + 1);
        }
        if (Numeral.Read(text, start) is not { } numeral || numeral.Value == 0)
        {
            return null;
        }
        var end = start + numeral.Length;
        if (bracket)
        {
            end = Skip(text, end);
            return end < text.Length && text[end] is ')' or '）' ? new(numeral.Value, numeral.Chinese, MarkerShape.Bracket, Skip(text, end + 1)) : null;
        }
        if (Skip(text, end) == text.Length)
        {
            return new(numeral.Value, numeral.Chinese, MarkerShape.Alone, text.Length);
        }
        // 1.5 倍 and 1,000 件 are numbers, not markers.
        var next = text[end];
        var digitAfter = end + 1 < text.Length && char.IsDigit(Folding.Narrow(text[end + 1]));
        MarkerShape? sign = next switch
        {
            '、' => MarkerShape.Comma,
            ')' or '）' when !numeral.Chinese => MarkerShape.Bracket,
            '.' or '．' when numeral.Chinese || !digitAfter => MarkerShape.Dot,
            ':' or '：' or ',' or '，' when !digitAfter => MarkerShape.Dot,
            _ => null,
        };
        return sign is { } shape
            ? Skip(text, end + 1) == text.Length ? new(numeral.Value, numeral.Chinese, MarkerShape.Alone, text.Length) : new(numeral.Value, numeral.Chinese, shape, Skip(text, end + 1))
            : char.IsWhiteSpace(next) ? new(numeral.Value, numeral.Chinese, MarkerShape.Space, Skip(text, end))
            : new(numeral.Value, numeral.Chinese, MarkerShape.Glued, end);
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        return at;
    }
}
