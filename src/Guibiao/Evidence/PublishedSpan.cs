namespace Guibiao.Evidence;

/// <summary>Entries dated from one day to another, both included, as they stood after an event: what a publication shows of a register. A null end is open.</summary>
public sealed record PublishedSpan(DateOnly? From, DateOnly? To, long Event);
