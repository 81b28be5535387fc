namespace Guibiao.Plans;

/// <summary>Finds the goal that a cell names, whatever number and weight stand around its title.</summary>
internal static class Titles
{
    public static Goal? Find(IReadOnlyList<Goal> known, string text)
    {
        var whole = Folding.Fold(Weight.Take(text).Text);
        foreach (var goal in known)
        {
            var title = Folding.Fold(goal.Title);
            if (title.Length > 0 && whole.EndsWith(title, StringComparison.Ordinal) && (whole.Length == title.Length || IsNumber(whole[..^title.Length], goal.Number)))
            {
                return goal;
            }
        }
        return null;
    }

    /// <summary>True where a cell holds what a page break leaves of a title: its first words, or all of it with half a weight; with or without its number.</summary>
    public static bool Begins(string title, int number, string text)
    {
        var (whole, folded) = (Folding.Fold(title), Folding.Fold(text));
        return IndicatorNumber.Read(folded, number) is { } marker && marker.End < folded.Length && IsStart(whole, folded[marker.End..])
            || folded.Length > 1 && IsStart(whole, folded);
    }

    private static bool IsStart(string title, string text) => title.StartsWith(text, StringComparison.Ordinal)
        || text.StartsWith(title, StringComparison.Ordinal) && text[title.Length] is '(' or '【' or '〔' or '[';

    /// <summary>The cell's text without the number before the goal's title.</summary>
    public static string Bare(Goal goal, string text)
    {
        var title = Folding.Fold(goal.Title);
        for (var at = 0; at < text.Length; at++)
        {
            if (Folding.Fold(Weight.Take(text[at..]).Text) == title)
            {
                return text[at..].Trim();
            }
        }
        return text;
    }

    private static bool IsNumber(string prefix, int number) => Marker.Read(prefix) is { } marker && marker.End == prefix.Length && marker.Number == number;
}
