namespace Guibiao.Evidence;

/// <summary>One row of a file, typed and checked: what a new version of an entry is made of. <c>Values</c> are in the order of the register's columns.</summary>
public sealed record EvidenceRow(
    RowOrigin Origin,
    int Line,
    string Entry,
    string Unit,
    EntryStatus? Status,
    string Class,
    DateTimeOffset? ReportedAt,
    DateTimeOffset? VerifiedAt,
    string? Reason,
    object?[] Values,
    string Digest)
{
    public Issue Refuse(Refusal refusal) => refusal.At(Origin.Row(Line), Origin.At(Line));
}
