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
