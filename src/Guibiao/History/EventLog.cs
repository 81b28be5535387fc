using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.History;

/// <summary>The append-only history of an agency: every change is one event, and each event's digest covers the one before it.</summary>
public static class EventLog
{
    public const string Columns = """
        number AS Number, at AS At, by AS By, reason AS Reason, kind AS Kind, subject AS Subject, body AS Body, salt AS Salt, body_digest AS BodyDigest, previous AS Previous, digest AS Digest
        """;

    /// <summary>Writes one event and returns its number.</summary>
    /// <exception cref="RefusalException">Who or why holds what nobody can see.</exception>
    public static long Append(DbTransaction transaction, string agency, Change change, string kind, string subject, JsonNode body)
    {
        if ((change.Refuse() ?? TypedText.Refuse(subject)) is { } refusal)
        {
            throw new RefusalException(refusal.Plain());
        }
        var connection = transaction.Connection!;
        var last = connection.QueryFirstOrDefault<(long Number, string Digest)>(
            "SELECT number, digest FROM event WHERE agency = @agency ORDER BY number DESC LIMIT 1", new { agency }, transaction);
        var (salt, text) = (EventDigest.NewSalt(), CanonicalJson.Print(body));
        var written = new Event(last.Number + 1, Times.Print(change.At), change.By, change.Reason, kind, subject, text, salt, EventDigest.OfBody(salt, text), last.Digest ?? "", "");
        connection.Execute(
            """
            INSERT INTO event (agency, number, at, by, reason, kind, subject, body, salt, body_digest, previous, digest)
            VALUES (@agency, @Number, @At, @By, @Reason, @Kind, @Subject, @Body, @Salt, @BodyDigest, @Previous, @digest)
            """,
            new { agency, written.Number, written.At, written.By, written.Reason, written.Kind, written.Subject, written.Body, written.Salt, written.BodyDigest, written.Previous, digest = EventDigest.Of(written) },
            transaction);
        return written.Number;
    }

    /// <summary>The number that the next event will bear: rows that an event explains are written before it, in the same transaction.</summary>
    public static long Next(DbTransaction transaction, string agency) => 1 + transaction.Connection!.ExecuteScalar<long>(
        "SELECT COALESCE(MAX(number), 0) FROM event WHERE agency = @agency", new { agency }, transaction);

    /// <summary>The digest of the last event, which covers all before it; empty where nothing has happened yet.</summary>
    public static string LastDigest(DbTransaction transaction, string agency) => transaction.Connection!.QueryFirstOrDefault<string>(
        "SELECT digest FROM event WHERE agency = @agency ORDER BY number DESC LIMIT 1", new { agency }, transaction) ?? "";

    /// <summary>Whether the very same was told already.</summary>
    public static bool Has(DbTransaction transaction, string agency, string kind, string subject, JsonNode body) => transaction.Connection!.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM event WHERE agency = @agency AND kind = @kind AND subject = @subject AND body = @body",
        new { agency, kind, subject, body = CanonicalJson.Print(body) }, transaction) > 0;

    public static Event? Find(DbTransaction transaction, string agency, long number) => transaction.Connection!.QuerySingleOrDefault<Event>(
        $"SELECT {Columns} FROM event WHERE agency = @agency AND number = @number", new { agency, number }, transaction);

    /// <summary>The latest events about an object and what is below it (105 and 105/1.1), the latest first.</summary>
    public static IReadOnlyList<Event> Of(DbTransaction transaction, string agency, string subject, int most) =>
    [
        // '0' is the sign after '/': the range holds just what is below.
        .. transaction.Connection!.Query<Event>(
            $"SELECT {Columns} FROM event WHERE agency = @agency AND (subject = @subject OR (subject > @subject || '/' AND subject < @subject || '0')) ORDER BY number DESC LIMIT @most",
            new { agency, subject, most }, transaction),
    ];

    /// <summary>The kinds of events that there are.</summary>
    public static IReadOnlyList<string> Kinds(DbTransaction transaction, string agency) =>
        [.. transaction.Connection!.Query<string>("SELECT DISTINCT kind FROM event WHERE agency = @agency ORDER BY kind", new { agency }, transaction)];

    /// <summary>Reads the whole chain again. A tail that was cut off can't show here: the signed heads are for that.</summary>
    public static HistoryCheck Verify(DbTransaction transaction, string agency)
    {
        var redacted = Redaction.Told(transaction, agency);
        var events = transaction.Connection!.Query<Event>(
            $"SELECT {Columns} FROM event WHERE agency = @agency ORDER BY number", new { agency }, transaction, buffered: false);
        var (count, digest, broken, wrong) = (0L, "", (long?)null, (string?)null);
        foreach (var read in events)
        {
            count++;
            if (broken is null && Wrong(read, count, digest, redacted) is { } found)
            {
                // Where an event was taken out, the first number that is missing is the broken one.
                (broken, wrong) = (Math.Min(count, read.Number), found);
            }
            digest = read.Digest;
        }
        return new HistoryCheck(count, broken is null, broken, wrong is null ? null : Messages.Get(wrong, broken));
    }

    private static string? Wrong(Event read, long expected, string previous, IReadOnlySet<long> redacted) =>
        read.Number != expected ? "history.gap"
        : read.Previous != previous ? "history.link"
        : read.Digest != EventDigest.Of(read) ? "history.edited"
        : read.IsRedacted ? (redacted.Contains(read.Number) ? null : "history.blanked")
        : read.BodyDigest != EventDigest.OfBody(read.Salt, read.Body) ? "history.edited"
        : null;
}
