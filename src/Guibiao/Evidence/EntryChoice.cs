namespace Guibiao.Evidence;

/// <summary>Which entries a step takes: named ones, or all that can take it, of one import where that is given.</summary>
public sealed record EntryChoice(IReadOnlyList<string>? Entries, long? Import = null)
{
    public static readonly EntryChoice All = new(null, null);
}
