namespace Guibiao.Evidence;

/// <summary>
/// How a file is taken in: the status of rows that name none themselves, and whether it is only tried. <c>Own</c> is the bounds of somebody who enters for their own units.
/// <c>Meanings</c> are what somebody said of names that the register doesn't know, for this import only; <c>Preview</c> gathers what the rows are.
/// </summary>
public sealed record ImportOptions(
    EntryStatus Status = EntryStatus.Entered, bool DryRun = false, OwnWork? Own = null, IReadOnlyDictionary<string, string>? Meanings = null, ImportPreview? Preview = null);
