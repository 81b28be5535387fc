namespace Guibiao.Access;

/// <summary>A key for a program, without its secret. <c>Rights</c> are those of its person that it may use.</summary>
public sealed record Token(string Digest, string Account, string Name, IReadOnlyList<Right> Rights, DateTimeOffset CreatedAt, DateOnly ExpiresOn, DateTimeOffset? UsedAt);
