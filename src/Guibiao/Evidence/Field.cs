namespace Guibiao.Evidence;

/// <summary>A typed field of a register. <c>Scale</c>: digits after the point of a decimal or money field, stored as a scaled integer.</summary>
public sealed record Field(
    string Name,
    Text Title,
    FieldType Type,
    bool Required,
    bool Public,
    string? List = null,
    int Scale = 0,
    IReadOnlyList<string>? Headers = null,
    Text? Help = null)
{
    /// <summary>The columns of the table: two for a date range, else one.</summary>
    public IReadOnlyList<string> Columns => Type == FieldType.Range ? [Name + "_from", Name + "_to"] : [Name];
}
