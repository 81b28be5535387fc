namespace Guibiao.Documents;

/// <summary>A document as people see it: headings, paragraphs, list items and tables in their order.</summary>
public sealed record Document(string? File, IReadOnlyList<Block> Blocks);

/// <summary>One part of a document, with its place.</summary>
public abstract record Block(Place Place);

/// <summary>A heading; level 1 is the highest.</summary>
public sealed record Heading(int Level, string Text, Place Place) : Block(Place);

public sealed record Paragraph(string Text, Place Place) : Block(Place);

/// <summary>One item of a list without its bullet; a number that is part of the text stays in it. Depth counts from 1.</summary>
public sealed record ListItem(int Depth, string Text, Place Place) : Block(Place);

/// <summary>A table as it stands on one page: a table that runs over three pages is three tables.</summary>
public sealed record Table(IReadOnlyList<TableRow> Rows, Place Place) : Block(Place);

public sealed record TableRow(IReadOnlyList<TableCell> Cells, Place Place);

/// <summary>A cell's text without markup; a line break parts its paragraphs.</summary>
public sealed record TableCell(string Text, Place Place);
