using System.Globalization;

namespace Guibiao.Documents;

/// <summary>A run of blocks on pages of one kind.</summary>
internal sealed record Section(PageKind Kind, IReadOnlyList<Block> Blocks)
{
    /// <summary>The document's sections: the cover, then chapters on upright pages, or on broad ones where a table needs them.</summary>
    public static IReadOnlyList<Section> Of(Document document)
    {
        var (blocks, start) = (document.Blocks, 0);
        var sections = new List<Section>();
        if (blocks is [Paragraph { Role: ParagraphRole.Cover or ParagraphRole.Title }, ..])
        {
            while (start < blocks.Count && blocks[start] is Paragraph { Role: ParagraphRole.Cover or ParagraphRole.Title })
            {
                start++;
            }
            sections.Add(new(PageKind.Cover, [.. blocks.Take(start)]));
            start += start < blocks.Count && blocks[start] is PageBreak ? 1 : 0;
        }
        while (start < blocks.Count)
        {
            var end = start + 1;
            while (end < blocks.Count && blocks[end] is not Heading { Level: 1 })
            {
                end++;
            }
            var chapter = blocks.Skip(start).Take(end - start).ToList();
            var kind = chapter.Exists(block => block is Table table && table.Widths.Sum() > PageKind.Upright.TextWidth) ? PageKind.Broad : PageKind.Upright;
            sections.Add(sections is [.., var last] && last.Kind == kind ? last with { Blocks = [.. last.Blocks, .. chapter] } : new(kind, chapter));
            if (sections is [.., var before, _] && before.Kind == kind)
            {
                sections.RemoveAt(sections.Count - 2);
            }
            start = end;
        }
        return sections;
    }
}

/// <summary>A4, upright or broad; the cover has no number at its foot. Sizes are millimetres.</summary>
internal sealed record PageKind(string Name, int Width, int Height)
{
    public const int Margin = 20;

    public static PageKind Cover { get; } = new("Cover", 210, 297);
    public static PageKind Upright { get; } = new("Upright", 210, 297);
    public static PageKind Broad { get; } = new("Broad", 297, 210);

    public int TextWidth => Width - 2 * Margin;

    /// <summary>The widths of a table's columns in hundredths of a millimetre, so that they fill the page.</summary>
    public int[] Columns(Table table)
    {
        var count = table.Rows.Max(row => row.Cells.Count);
        var wanted = table.Widths.Count == count ? table.Widths : [.. Enumerable.Repeat(1, count)];
        var all = wanted.Sum();
        return [.. wanted.Select(width => width * TextWidth * 100 / all)];
    }

    public static string Millimetres(int hundredths) => string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00}mm");
}
