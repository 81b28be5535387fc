namespace Guibiao.Evidence;

/// <summary>How a file is taken in: the status of rows that name none themselves, and whether it is only tried.</summary>
public sealed record ImportOptions(EntryStatus Status = EntryStatus.Entered, bool DryRun = false);
