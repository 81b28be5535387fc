namespace Guibiao.Access;

/// <summary>Somebody's account at a provider, by which they sign in here too.</summary>
public sealed record ProviderAccount(string Issuer, string Subject, string Account, string Email, DateTimeOffset LinkedAt);
