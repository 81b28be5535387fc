using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Guibiao.History;

/// <summary>The signed last link of a chain at a time. A restoration opens the chain's next epoch; the agency is empty for the security log.</summary>
public sealed record Head(string Agency, long Epoch, long Number, string Digest, string At, string Signer, string Signature)
{
    /// <summary>What is signed.</summary>
    public byte[] Signed() => Encoding.UTF8.GetBytes(CanonicalJson.Print(new JsonArray(Agency, Epoch, Number, Digest, At)));

    /// <summary>One line of the file outside the database.</summary>
    public string Print() => CanonicalJson.Print(new JsonObject
    {
        ["agency"] = Agency,
        ["epoch"] = Epoch,
        ["number"] = Number,
        ["digest"] = Digest,
        ["at"] = At,
        ["signer"] = Signer,
        ["signature"] = Signature,
    });

    /// <summary>Null where the line is none.</summary>
    public static Head? Read(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject map
                ? new Head((string)map["agency"]!, (long)map["epoch"]!, (long)map["number"]!, (string)map["digest"]!, (string)map["at"]!, (string)map["signer"]!, (string)map["signature"]!)
                : null;
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidOperationException or FormatException or ArgumentNullException or NullReferenceException)
        {
            return null;
        }
    }

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Agency}/{Epoch}/{Number}");
}
