namespace Guibiao.Access;

/// <summary>Somebody who was asked in and how that stands. <c>Mail</c>: null while nothing was tried, empty once the letter went out, else why it didn't.</summary>
public sealed record Invitation(string Agency, string Account, string By, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, string? Mail, DateTimeOffset? AcceptedAt, DateTimeOffset? WithdrawnAt)
{
    /// <summary>open, sent, failed, accepted, expired or withdrawn.</summary>
    public string State(DateTimeOffset now) =>
        AcceptedAt is not null ? "accepted" : WithdrawnAt is not null ? "withdrawn" : now >= ExpiresAt ? "expired" : Mail switch { null => "open", "" => "sent", _ => "failed" };
}
