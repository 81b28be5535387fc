namespace Guibiao.Documents;

/// <summary>Where something stands in its source, as far as it is known. All numbers count from 1; <c>Position</c> is in characters of the text itself.</summary>
public sealed record Place(
    string? File = null,
    int? Page = null,
    int? Table = null,
    int? Row = null,
    int? Cell = null,
    int? Line = null,
    int? Column = null,
    int? Position = null);
