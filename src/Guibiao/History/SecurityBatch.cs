using System.Text.Json.Nodes;

namespace Guibiao.History;

/// <summary>Security events that were written together: a link of their chain.</summary>
public sealed record SecurityBatch(long Number, string At, long Events, string EventsDigest, string Previous, string Digest)
{
    public string OwnDigest() => EventDigest.Of(Previous, Number, At, Events, EventsDigest);

    public static string DigestOf(IEnumerable<SecurityEvent> events) =>
        EventDigest.Of([.. events.Select(told => new JsonArray(told.At, told.By, told.Agency, told.Kind, told.Subject, told.Body))]);
}
