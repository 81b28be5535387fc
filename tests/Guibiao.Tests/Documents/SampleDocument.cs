using Guibiao.Documents;

namespace Guibiao.Tests.Documents;

/// <summary>A document with one of everything that is printed.</summary>
internal static class SampleDocument
{
    private static readonly Place Nowhere = new();

    public static Document Of(string text = "甲 & <乙>  \u0001丙") => new(null,
    [
        new Paragraph("水利部 99 年度施政計畫", Nowhere) { Role = ParagraphRole.Title },
        new Paragraph("中華民國 99 年度", Nowhere) { Role = ParagraphRole.Cover },
        new PageBreak(Nowhere),
        new Contents(Nowhere),
        new PageBreak(Nowhere),
        new Paragraph(text, Nowhere),
        new Heading(1, "壹、目標", Nowhere),
        new Heading(2, "一、整治河川", Nowhere),
        new ListItem(1, "(一) 疏濬。", Nowhere),
        new ListItem(2, "子項", Nowhere),
        new Heading(1, "貳、指標", Nowhere),
        new Table(
            [
                Row("目標", "指標", "目標值"),
                Row("一", "河長", "30"),
                new([new("", Nowhere) { Continues = true }, new("第一行\n第二行", Nowhere), new("5", Nowhere)], Nowhere),
            ],
            Nowhere) { HeaderRows = 1, Widths = [60, 100, 24] },
        new Paragraph("註：", Nowhere) { Role = ParagraphRole.Note },
        new ListItem(1, "1.說明。", Nowhere),
    ])
    { Title = "水利部 99 年度施政計畫" };

    private static TableRow Row(params string[] cells) => new([.. cells.Select(cell => new TableCell(cell, Nowhere))], Nowhere);
}
