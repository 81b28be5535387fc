using System.Text.Json.Nodes;

namespace Guibiao.History;

/// <summary>One thing that happened, as stored: the body is canonical JSON, or empty once it was redacted; the digest covers all the rest.</summary>
public sealed record Event(
    long Number, string At, string By, string Reason, string Kind, string Subject, string Body, string Salt, string BodyDigest, string Previous, string Digest)
{
    public bool IsRedacted => Body.Length == 0;

    public JsonObject ToJson() => new()
    {
        ["number"] = Number,
        ["at"] = At,
        ["by"] = By,
        ["reason"] = Reason,
        ["kind"] = Kind,
        ["subject"] = Subject,
        ["redacted"] = IsRedacted,
        ["body"] = IsRedacted ? null : JsonNode.Parse(Body),
        ["digest"] = Digest,
    };
}
