using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Guibiao.History;

/// <summary>The digests of an event: SHA-256 over a canonical JSON array, which has one reading only, whatever line ends or quotes a reason holds.</summary>
public static class EventDigest
{
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string OfBody(string salt, string body) => Of(salt, body);

    public static string Of(Event of) => Of(of.Previous, of.Number, of.At, of.By, of.Reason, of.Kind, of.Subject, of.BodyDigest);

    /// <summary>The digest of a list of texts and numbers.</summary>
    public static string Of(params JsonNode[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Print(new JsonArray(parts)))));
}
