namespace Guibiao.Evidence;

/// <summary>One row of a file, typed and checked: what a new version of an entry is made of. <c>Values</c> are in the order of the register's columns.</summary>
public sealed record EvidenceRow(
    FileRow From,
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
    public int Line => From.Line;

    public Issue Refuse(Refusal refusal) => From.Refuse(refusal);
}
