using Guibiao.Formulas;

namespace Guibiao.Web.Pages.Indicators;

/// <summary>A stretch of a printed standard: what it was understood as, or null where it is only read.</summary>
public sealed record MarkedText(string Text, Mark? Mark)
{
    /// <summary>The whole text in order. Of marks that overlap the one that begins first holds, of those the longest.</summary>
    public static IReadOnlyList<MarkedText> Of(string text, IReadOnlyList<Mark> marks)
    {
        var parts = new List<MarkedText>();
        var reached = 0;
        foreach (var mark in marks.OrderBy(mark => mark.Start).ThenByDescending(mark => mark.Length))
        {
            if (mark.Start < reached || mark.Length <= 0 || mark.Start + mark.Length > text.Length)
            {
                continue;
            }
            if (mark.Start > reached)
            {
                parts.Add(new MarkedText(text[reached..mark.Start], null));
            }
            reached = mark.Start + mark.Length;
            parts.Add(new MarkedText(text[mark.Start..reached], mark));
        }
        if (reached < text.Length)
        {
            parts.Add(new MarkedText(text[reached..], null));
        }
        return parts;
    }
}
