namespace Guibiao.Access;

/// <summary>One key with which somebody signs in without a password. Its identifier and public key are base64url; <see cref="SignCount"/> is what the key itself counted.</summary>
public sealed record Passkey(
    string Id, string Account, string Name, string PublicKey, uint SignCount, string Transports, bool BackupEligible, bool BackedUp, DateTimeOffset MadeAt, DateTimeOffset? UsedAt);
