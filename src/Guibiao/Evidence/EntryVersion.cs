namespace Guibiao.Evidence;

/// <summary>One version of an entry as its table holds it: known from a time until a later one, or until now. <c>Values</c> are in the order of the register's columns.</summary>
public sealed record EntryVersion(
    string Entry,
    string KnownFrom,
    string? KnownTo,
    string Unit,
    string Status,
    string Class,
    string? File,
    long? Line,
    long? Import,
    long Event,
    string Digest,
    object?[] Values);
