namespace Guibiao.Plans;

/// <summary>What a column of a plan's tables means.</summary>
internal enum Column
{
    Goal,
    Number,
    Name,
    Weight,
    Mechanism,
    Method,
    Standard,
    Target,
    Medium,
    Unit,
    Plan,
    Item,
    Category,
    Control,
    Budget,
    Contents,
    Links,
    Unknown,
}

/// <summary>A column of the header; targets of several years carry theirs, unknown columns their position.</summary>
internal sealed record Heading(Column Column, int? Year = null)
{
    /// <summary>The heading of a column that the header doesn't have.</summary>
    public static Heading None { get; } = new(Column.Unknown);
}

/// <summary>How much of its column a cell holds: all, the number alone, the text alone, or nothing (an empty column of the typesetting).</summary>
internal enum CellPart
{
    Whole,
    Number,
    Text,
    Nothing,
}

/// <summary>The meaning of one cell position in the rows of one table.</summary>
internal sealed record Slot(Heading Heading, CellPart Part = CellPart.Whole);
