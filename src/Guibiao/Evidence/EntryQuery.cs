namespace Guibiao.Evidence;

/// <summary>Which entries to list. Public only: verified ones of class public, with their public fields. <c>Fields</c>: what some fields must be, typed as in a file. <c>Units</c>: of these alone. <c>Published</c>: what was published of them, where that is all that may be seen.</summary>
public sealed record EntryQuery(
    EntryStatus? Status = null,
    bool PublicOnly = false,
    IReadOnlyDictionary<string, string>? Fields = null,
    SqlFilter? Filter = null,
    DateTimeOffset? AsKnown = null,
    string? Cursor = null,
    int Size = 100,
    IReadOnlyList<string>? Units = null,
    IReadOnlyList<PublishedSpan>? Published = null);
