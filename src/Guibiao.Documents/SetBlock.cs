namespace Guibiao.Documents;

/// <summary>A block on its kind of page; Begins where a page of another kind begins with it, Breaks where any new page does.</summary>
internal sealed record SetBlock(Block Block, PageKind Page, bool Begins, bool Breaks)
{
    /// <summary>All blocks that are seen, in order.</summary>
    public static IReadOnlyList<SetBlock> Of(Document document)
    {
        var set = new List<SetBlock>();
        var breaks = false;
        foreach (var section in Section.Of(document))
        {
            var begins = true;
            foreach (var block in section.Blocks)
            {
                if (block is PageBreak)
                {
                    breaks = true;
                }
                else if (block is not Table { Rows.Count: 0 })
                {
                    set.Add(new(block, section.Kind, begins, breaks && !begins));
                    (begins, breaks) = (false, false);
                }
            }
        }
        return set;
    }
}
