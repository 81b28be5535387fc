namespace Guibiao.Indicators;

/// <summary>A tally's number for a period, or why there is none; how many entries are behind it, and how complete the reports are.</summary>
public sealed record TallyValue(decimal? Number, long Entries, Text? Missing, Completeness Completeness);
