namespace Guibiao.Plans;

/// <summary>Splits a cell of links. Names may themselves hold 、 or ，: the longest run of pieces that is a name is one link.</summary>
internal static class LinkTexts
{
    // Names with spaces around their Latin words are several pieces long.
    private const int Most = 16;

    public static List<string> Split(string cell, IReadOnlySet<string> names)
    {
        var links = new List<string>();
        if (Vocabulary.Is("none", cell))
        {
            return links;
        }
        // 1.… 2.… run on without any sign between them: the numbers part the names.
        if (NumberedText.Split(cell) is { Count: > 1 } parts)
        {
            return [.. parts.SelectMany(part => Split(part.Text, names))];
        }
        var pieces = Pieces(cell);
        for (var at = 0; at < pieces.Count;)
        {
            var (text, next) = Longest(cell, pieces, at, names);
            if (text.Length > 0)
            {
                links.Add(text);
            }
            at = next;
        }
        return links;
    }

    // The piece and as many of its followers as make a name; without one, followers that only a comma or white space parts from it.
    private static (string Text, int Next) Longest(string cell, List<(int Start, int End)> pieces, int at, IReadOnlySet<string> names)
    {
        for (var last = Math.Min(pieces.Count, at + Most) - 1; last >= at; last--)
        {
            var text = CellJoin.OneLine(cell[pieces[at].Start..pieces[last].End]).Trim();
            foreach (var candidate in (ReadOnlySpan<string>)[text, WithoutNumber(text)])
            {
                if (names.Contains(Folding.Fold(candidate)))
                {
                    return (candidate, last + 1);
                }
            }
        }
        var end = at;
        while (end + 1 < pieces.Count && IsWeak(cell[pieces[end].End]) && !BeginsName(cell, pieces, end + 1, names))
        {
            end++;
        }
        return (WithoutNumber(CellJoin.OneLine(cell[pieces[at].Start..pieces[end].End]).Trim()), end + 1);
    }

    private static bool BeginsName(string cell, List<(int Start, int End)> pieces, int at, IReadOnlySet<string> names)
    {
        for (var last = at; last < Math.Min(pieces.Count, at + Most); last++)
        {
            if (names.Contains(Folding.Fold(cell[pieces[at].Start..pieces[last].End])))
            {
                return true;
            }
        }
        return false;
    }

    private static string WithoutNumber(string text)
    {
        var bare = Marker.Read(text) is { IsSure: true } marker ? text[marker.End..] : text;
        return bare.TrimEnd('。').Trim();
    }

    private static List<(int Start, int End)> Pieces(string cell)
    {
        var pieces = new List<(int Start, int End)>();
        var start = 0;
        for (var i = 0; i <= cell.Length; i++)
        {
            // 1、… in front of a name is its number, not a link of its own.
            if (i == cell.Length || IsStop(cell[i]) && !(cell[i] == '、' && i - start <= 2 && Marker.Read(cell[start..i]) is { Shape: MarkerShape.Alone }))
            {
                pieces.Add((start, i));
                start = i + 1;
            }
        }
        return pieces;
    }

    private static bool IsStop(char letter) => letter is '、' or '，' or ',' or '；' or ';' || char.IsWhiteSpace(letter);

    // Signs that also stand inside names; a line break doesn't.
    private static bool IsWeak(char letter) => letter is '，' or ',' || char.IsWhiteSpace(letter) && letter != '\n';
}
