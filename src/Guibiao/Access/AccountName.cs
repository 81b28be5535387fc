using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace Guibiao.Access;

/// <summary>An account's name as it is stored: small letters.</summary>
public sealed partial class AccountName : ILookupNormalizer
{
    public static string? TryRead(string? typed) => typed?.Trim().ToLowerInvariant() is { } name && Form().IsMatch(name) ? name : null;

    public string? NormalizeName(string? name) => name?.Trim().ToLowerInvariant();

    public string? NormalizeEmail(string? email) => email?.Trim().ToLowerInvariant();

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{1,39}$")]
    private static partial Regex Form();
}
