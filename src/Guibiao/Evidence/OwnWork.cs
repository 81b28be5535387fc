namespace Guibiao.Evidence;

/// <summary>What somebody who signed in may bring: entries of these units (null: of any), neither verified nor returned yet, known from now on.</summary>
public sealed record OwnWork(IReadOnlyList<string>? Units)
{
    /// <summary>Why a row is not theirs to bring, or null.</summary>
    internal Refusal? Refuse(EvidenceRow row) =>
        Units is { } units && !units.Contains(row.Unit) ? Refusal.Of("access.otherUnit", row.Unit, string.Join(", ", units))
        : row.Status is EntryStatus.Verified or EntryStatus.Returned ? Refusal.Of("access.ownStatus", row.Status.Value.Title())
        : row.ReportedAt is not null || row.VerifiedAt is not null ? Refusal.Of("access.ownTimes")
        : null;
}
