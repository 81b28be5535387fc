namespace Guibiao.Evidence;

/// <summary>An entry's content as tallies see it: values by column name, as the store holds them.</summary>
public sealed record EntryRow(string Entry, string Unit, IReadOnlyDictionary<string, object?> Values);
