namespace Guibiao.Evidence;

/// <summary>
/// How a file is taken in: the status of rows that name none themselves, and whether it is only tried. <c>Own</c> is the bounds of somebody who enters for their own units.
/// </summary>
public sealed record ImportOptions(EntryStatus Status = EntryStatus.Entered, bool DryRun = false, OwnWork? Own = null);
