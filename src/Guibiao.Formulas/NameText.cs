using System.Text;
using Guibiao.Documents;

namespace Guibiao.Formulas;

/// <summary>Names as they are compared and as they are shown.</summary>
public static class NameText
{
    /// <summary>The name as it is compared: without white space, width and quotation marks.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!Folding.IsSpace(c) && !Folding.QuoteOpeners.Contains(c) && !Folding.QuoteClosers.Contains(c))
            {
                folded.Append(Folding.Fold(c));
            }
        }
        return folded.ToString();
    }

    /// <summary>As printed, with white space kept only as one blank between two characters that are not Chinese.</summary>
    internal static string Tidy(string printed)
    {
        var tidy = new StringBuilder(printed.Length);
        var gap = false;
        foreach (var c in printed)
        {
            if (Folding.IsSpace(c))
            {
                gap = true;
                continue;
            }
            if (gap && tidy.Length > 0 && tidy[^1] < '\u2E80' && c < '\u2E80')
            {
                tidy.Append(' ');
            }
            gap = false;
            tidy.Append(Lookalikes.Of(c));
        }
        return tidy.ToString();
    }

    /// <summary>The name without the one pair of 「」 that holds all of it.</summary>
    internal static string Unquoted(string name) =>
        name.Length > 2 && name[0] == '「' && Pairs.Of(name)[0] == name.Length - 1 ? name[1..^1] : name;

    /// <summary>A folded name without its brackets and what they hold.</summary>
    internal static string WithoutBrackets(string folded)
    {
        var kept = new StringBuilder(folded.Length);
        var depth = 0;
        foreach (var c in folded)
        {
            if (Folding.Openers.Contains(c))
            {
                depth++;
            }
            else if (Folding.Closers.Contains(c))
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0)
            {
                kept.Append(c);
            }
        }
        return kept.ToString();
    }
}
