namespace Guibiao.History;

/// <summary>One thing that happened, as stored: the body is canonical JSON, or empty once it was redacted; the digest covers all the rest.</summary>
public sealed record Event(
    long Number, string At, string By, string Reason, string Kind, string Subject, string Body, string Salt, string BodyDigest, string Previous, string Digest)
{
    public bool IsRedacted => Body.Length == 0;
}
