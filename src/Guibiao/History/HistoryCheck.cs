namespace Guibiao.History;

/// <summary>What reading the chain again showed: how many events, and the number of the first that is not as it was written.</summary>
public sealed record HistoryCheck(long Events, bool Ok, long? FirstBroken);
