using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace Guibiao.Access;

/// <summary>An account's name as it is stored: small letters.</summary>
public sealed partial class AccountName : ILookupNormalizer
{
    public static string? TryRead(string? typed) => typed is not null && Fold(typed) is var name && Form().IsMatch(name) ? name : null;

    public static string Fold(string typed) => typed.Trim().ToLowerInvariant();

    public string? NormalizeName(string? name) => name is null ? null : Fold(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{1,39}$")]
    private static partial Regex Form();
}
