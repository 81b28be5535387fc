namespace Guibiao.Evidence;

/// <summary>The tenant. <c>Notice</c> stands on everything that shows its numbers, as where they are made up for demonstration.</summary>
public sealed record Agency(string Code, Text Name, Text? Notice);
