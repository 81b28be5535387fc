using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Tells header rows from data rows, and reads the columns from them.</summary>
internal static class HeaderRow
{
    private static readonly (string Meaning, Column Column)[] Columns =
    [
        ("goal", Column.Goal), ("name", Column.Name), ("mechanism", Column.Mechanism), ("method", Column.Method), ("standard", Column.Standard), ("target", Column.Target),
        ("medium", Column.Medium), ("weight", Column.Weight), ("unit", Column.Unit), ("number", Column.Number), ("plan", Column.Plan), ("item", Column.Item), ("category", Column.Category),
        ("control", Column.Control), ("budget", Column.Budget), ("contents", Column.Contents), ("links", Column.Links),
    ];

    /// <summary>The columns at their positions, or null where the row is data. A row of one word is a header only after another header row.</summary>
    public static Heading?[]? Read(TableRow row, bool afterHeader)
    {
        var headings = new Heading?[row.Cells.Count];
        var (filled, known) = (0, 0);
        for (var i = 0; i < headings.Length; i++)
        {
            if (row.Cells[i].Text.Length > 0)
            {
                filled++;
                headings[i] = Read(row.Cells[i].Text);
                known += headings[i] is null ? 0 : 1;
            }
        }
        // 105, 106, 107 under 年度目標值: years set under the header that they share.
        if (afterHeader && known == 0 && filled > 1 && Array.TrueForAll([.. row.Cells], cell => cell.Text.Length == 0 || Numeral.Year(Folding.Fold(cell.Text)) is >= 80))
        {
            return [.. row.Cells.Select(cell => cell.Text.Length == 0 ? (Heading?)null : new Heading(Column.Target, Numeral.Year(Folding.Fold(cell.Text))))];
        }
        // Beside items and contents the indicators' own word names what an item is linked to.
        if (headings.Any(heading => heading is { Column: Column.Item or Column.Contents }))
        {
            headings = Array.ConvertAll(headings, heading => heading is { Column: Column.Name } ? new Heading(Column.Links) : heading);
        }
        // A header whose one word is unknown is still a header; a data row that happens to hold one such word is not.
        // A column of another name still has its place in every row.
        for (var i = 0; i < headings.Length; i++)
        {
            headings[i] ??= row.Cells[i].Text.Length > 0 ? new(Column.Unknown, i) : null;
        }
        return known >= (afterHeader ? 1 : 2) && known * 4 >= filled * 3 ? headings : null;
    }

    private static Heading? Read(string text)
    {
        var folded = Folding.Fold(text);
        if (folded.Length > 24)
        {
            return null;
        }
        if (Find(folded) is { } plain)
        {
            return new(plain);
        }
        var (words, year) = WithoutYear(WithoutBrackets(folded));
        // 目標值（105年）
        if (year is null && words.Length < folded.Length)
        {
            year = WithoutYear(folded[(folded.IndexOf('(', StringComparison.Ordinal) + 1)..]) is (var rest, var bracketed) && rest.StartsWith(')') ? bracketed : null;
        }
        return words.Length == 0 ? year is null ? null : new(Column.Target, year)
            : Find(words) is not { } column ? null
            : new(column, column == Column.Target ? year : null);
    }

    private static Column? Find(string folded)
    {
        foreach (var (meaning, column) in Columns)
        {
            if (Vocabulary.Of(meaning).AsSpan().Contains(folded))
            {
                return column;
            }
        }
        return null;
    }

    private static string WithoutBrackets(string folded)
    {
        var open = folded.IndexOf('(', StringComparison.Ordinal);
        var close = folded.LastIndexOf(')');
        return open >= 0 && close > open ? folded[..open] + folded[(close + 1)..] : folded;
    }

    // 105年度目標值, 103年年度目標值, 一百零五年度目標值: the year, and what is left without it.
    private static (string Words, int? Year) WithoutYear(string folded)
    {
        var mark = folded.IndexOf('年', StringComparison.Ordinal);
        if (mark <= 0 || Numeral.Year(folded[..mark].Replace("民國", "", StringComparison.Ordinal).Replace("中華", "", StringComparison.Ordinal)) is not { } year)
        {
            return (folded, null);
        }
        return (folded[(mark + 1)..].TrimStart('度'), year);
    }
}
