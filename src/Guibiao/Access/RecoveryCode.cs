using System.Security.Cryptography;
using System.Text;

namespace Guibiao.Access;

/// <summary>Recovery codes are kept as digests: they are random enough that none can be guessed from one.</summary>
internal static class RecoveryCode
{
    public static string Digest(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}
