namespace Guibiao.History;

/// <summary>What reading the chain again showed: how many events, the number of the first that is not as it was written, and what is wrong with it.</summary>
public sealed record HistoryCheck(long Events, bool Ok, long? FirstBroken, Text? Wrong = null);
