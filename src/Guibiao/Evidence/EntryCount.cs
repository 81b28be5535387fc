namespace Guibiao.Evidence;

/// <summary>How many entries a unit has in one status, dated in the month that begins on a day.</summary>
public sealed record EntryCount(string Unit, DateOnly Month, EntryStatus Status, long Entries);
