namespace Guibiao.Documents.Charts;

/// <summary>What a bullet bar shows: numbers in one unit, null where missing, and the words for those who can't see it.</summary>
public sealed record Bullet(string Title, string Description, decimal? Value, decimal? Target, decimal? LastYear);
