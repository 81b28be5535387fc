namespace Guibiao.Documents;

/// <summary>A document as people see it: headings, paragraphs, list items and tables in their order.</summary>
public sealed record Document(string? File, IReadOnlyList<Block> Blocks)
{
    /// <summary>The language it is written in, as a tag of BCP 47.</summary>
    public string Language { get; init; } = "zh-TW";

    /// <summary>What programs call it, and what its pages say at their foot beside their number.</summary>
    public string? Title { get; init; }
}

/// <summary>One part of a document, with its place.</summary>
public abstract record Block(Place Place);

/// <summary>A heading; level 1 is the highest.</summary>
public sealed record Heading(int Level, string Text, Place Place) : Block(Place);

public sealed record Paragraph(string Text, Place Place) : Block(Place)
{
    public ParagraphRole Role { get; init; }
}

/// <summary>What a paragraph is for: text, the document's title, a line beside it on the cover, or a note under a table.</summary>
public enum ParagraphRole
{
    Body,
    Title,
    Cover,
    Note,
}

/// <summary>One item of a list without its bullet; a number that is part of the text stays in it. Depth counts from 1.</summary>
public sealed record ListItem(int Depth, string Text, Place Place) : Block(Place);

/// <summary>A table as it stands on one page: a table that runs over three pages is three tables.</summary>
public sealed record Table(IReadOnlyList<TableRow> Rows, Place Place) : Block(Place)
{
    /// <summary>How many of the first rows are the header, which every page sets anew.</summary>
    public int HeaderRows { get; init; }

    /// <summary>How wide its columns want to be, in millimetres; empty where nobody said so.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [];
}

public sealed record TableRow(IReadOnlyList<TableCell> Cells, Place Place);

/// <summary>A cell's text without markup; a line break parts its paragraphs.</summary>
public sealed record TableCell(string Text, Place Place)
{
    /// <summary>True for an empty cell that belongs to the one above it.</summary>
    public bool Continues { get; init; }
}

/// <summary>What comes after it begins on a new page.</summary>
public sealed record PageBreak(Place Place) : Block(Place);

/// <summary>The list of the headings with their pages.</summary>
public sealed record Contents(Place Place) : Block(Place);
