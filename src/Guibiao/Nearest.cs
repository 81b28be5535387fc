namespace Guibiao;

/// <summary>The known word that a mistyped one was meant to be, or null where none is near.</summary>
public static class Nearest
{
    public static string? To(string typed, IEnumerable<string> known)
    {
        var folded = Folding.Fold(typed);
        if (folded.Length is 0 or > 100)
        {
            return null;
        }
        string? best = null;
        var least = int.MaxValue;
        foreach (var word in known)
        {
            var other = Folding.Fold(word);
            if (other.Length is 0 or > 100)
            {
                continue;
            }
            // A word that holds the other whole (部長 in 部長級) is near however short both are.
            var contained = Math.Min(folded.Length, other.Length) > 1
                && (other.Contains(folded, StringComparison.Ordinal) || folded.Contains(other, StringComparison.Ordinal));
            var distance = Distance(folded, other);
            if (distance < least && (contained || distance <= Math.Max(folded.Length, other.Length) / 3))
            {
                (best, least) = (word, distance);
            }
        }
        return best;
    }

    // Levenshtein's, with two neighbours exchanged counted as one change.
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }
            (before, last, current) = (last, current, before);
        }
        return last[b.Length];
    }
}
