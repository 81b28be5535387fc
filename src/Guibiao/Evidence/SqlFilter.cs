namespace Guibiao.Evidence;

/// <summary>A condition on a register's columns with its parameters (named with @): what a tally's filter and period compile to.</summary>
public sealed record SqlFilter(string Where, IReadOnlyList<KeyValuePair<string, object?>> Parameters);
