using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.History;

/// <summary>
/// The installation's stream of security events. Telling one takes no lock of the database: it waits in memory, and a batch is written at most once a second, so nobody slows
/// writers down by failing to sign in. The batches are chained by hash. A crash loses at most what waited; when more come than the queue holds, the rest is counted by kind.
/// </summary>
public sealed class SecurityLog : IAsyncDisposable
{
    /// <summary>How many events may wait.</summary>
    public const int Capacity = 10_000;

    private const string EventColumns = "at AS At, by AS By, agency AS Agency, kind AS Kind, subject AS Subject, body AS Body";
    private const string BatchColumns = "number AS Number, at AS At, events AS Events, events_digest AS EventsDigest, previous AS Previous, digest AS Digest";

    private readonly Store store;
    private readonly TimeProvider clock;
    private readonly Lock one = new();
    private readonly Lock writing = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task writer;
    private List<SecurityEvent> waiting = [];
    private SortedDictionary<string, long> uncounted = new(StringComparer.Ordinal);

    public SecurityLog(Store store, TimeProvider clock)
    {
        (this.store, this.clock) = (store, clock);
        writer = WriteEverySecond();
    }

    /// <summary>Returns at once.</summary>
    public void Tell(string by, string agency, string kind, string subject, JsonNode? body = null)
    {
        Telemetry.SecurityEvents.Add(1);
        var told = SecurityEvent.Of(clock.GetUtcNow(), by, agency, kind, subject, body);
        lock (one)
        {
            if (waiting.Count < Capacity)
            {
                waiting.Add(told);
            }
            else
            {
                uncounted[kind] = uncounted.GetValueOrDefault(kind) + 1;
            }
        }
    }

    /// <summary>Writes what waits as one batch; it is stored when this returns.</summary>
    public void Flush()
    {
        lock (writing)
        {
            List<SecurityEvent> batch;
            SortedDictionary<string, long> more;
            lock (one)
            {
                (batch, more) = (waiting, uncounted);
                (waiting, uncounted) = ([], new(StringComparer.Ordinal));
            }
            if (batch.Count == 0)
            {
                return;
            }
            var now = clock.GetUtcNow();
            try
            {
                store.Write(transaction => Append(transaction,
                    [.. batch, .. more.Select(kind => SecurityEvent.Of(now, "", "", "security.more", kind.Key, new JsonObject { ["count"] = kind.Value }))], now));
            }
            catch
            {
                // The store can't be written now: all of it waits again, before what came meanwhile.
                lock (one)
                {
                    waiting.InsertRange(0, batch);
                    foreach (var kind in more)
                    {
                        uncounted[kind.Key] = uncounted.GetValueOrDefault(kind.Key) + kind.Value;
                    }
                }
                throw;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await writer;
        stop.Dispose();
        Flush();
    }

    /// <summary>Writes one batch in the caller's transaction and returns its number.</summary>
    public static long Append(DbTransaction transaction, IReadOnlyList<SecurityEvent> events, DateTimeOffset at)
    {
        var connection = transaction.Connection!;
        var last = connection.QueryFirstOrDefault<(long Number, string Digest)>("SELECT number, digest FROM security_batch ORDER BY number DESC LIMIT 1", transaction: transaction);
        var batch = new SecurityBatch(last.Number + 1, Times.Print(at), events.Count, SecurityBatch.DigestOf(events), last.Digest ?? "", "");
        connection.Execute(
            "INSERT INTO security_batch (number, at, events, events_digest, previous, digest) VALUES (@Number, @At, @Events, @EventsDigest, @Previous, @Digest)",
            batch with { Digest = batch.OwnDigest() }, transaction);
        connection.Execute(
            "INSERT INTO security_event (batch, place, at, by, agency, kind, subject, body) VALUES (@Number, @place, @At, @By, @Agency, @Kind, @Subject, @Body)",
            events.Select((told, place) => new { batch.Number, place = place + 1, told.At, told.By, told.Agency, told.Kind, told.Subject, told.Body }), transaction);
        return batch.Number;
    }

    /// <summary>Reads the batches again; numbers are those of batches.</summary>
    public static HistoryCheck Verify(DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        var (number, digest, events) = (0L, "", 0L);
        foreach (var batch in connection.Query<SecurityBatch>($"SELECT {BatchColumns} FROM security_batch ORDER BY number", transaction: transaction))
        {
            number++;
            var told = connection.Query<SecurityEvent>($"SELECT {EventColumns} FROM security_event WHERE batch = @Number ORDER BY place", batch, transaction).ToList();
            events += told.Count;
            var wrong = batch.Number != number ? "history.gap"
                : batch.Previous != digest ? "history.link"
                : batch.Digest != batch.OwnDigest() || batch.Events != told.Count || batch.EventsDigest != SecurityBatch.DigestOf(told) ? "history.edited"
                : null;
            if (wrong is not null)
            {
                return new HistoryCheck(Total(transaction), false, Math.Min(number, batch.Number), Messages.Get(wrong, Math.Min(number, batch.Number)));
            }
            digest = batch.Digest;
        }
        return events == Total(transaction) ? new HistoryCheck(events, true, null) : new HistoryCheck(Total(transaction), false, number + 1, Messages.Get("history.gap", number + 1));
    }

    /// <summary>The epoch of the security chain: restorations are told in it too.</summary>
    internal static (long Epoch, long OpenedBy) Epoch(DbTransaction transaction)
    {
        var opened = transaction.Connection!.QueryFirstOrDefault<(long Batch, string Body)>(
            "SELECT batch, body FROM security_event WHERE kind = @Kind ORDER BY batch DESC, place DESC LIMIT 1", new { Epochs.Kind }, transaction);
        return opened.Body is null ? (1, 0) : ((long?)JsonNode.Parse(opened.Body)?["epoch"] ?? 1, opened.Batch);
    }

    private static long Total(DbTransaction transaction) => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM security_event", transaction: transaction);

    private async Task WriteEverySecond()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                try
                {
                    Flush();
                }
                catch (Exception fault) when (fault is DbException or StoreUnreachableException)
                {
                    // The store is away or full: what waits is tried again in a second, and at the end by the one who disposes of the log.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed of.
        }
    }
}
