namespace Guibiao.Access;

/// <summary>One signed-in browser of a person.</summary>
public sealed record Session(string Id, string Account, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string Address, string Browser);
