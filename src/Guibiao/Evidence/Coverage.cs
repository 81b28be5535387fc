namespace Guibiao.Evidence;

/// <summary>From when to when an agency keeps a register; <c>To</c> is exclusive, and null while it is kept.</summary>
public sealed record Coverage(DateOnly From, DateOnly? To);
