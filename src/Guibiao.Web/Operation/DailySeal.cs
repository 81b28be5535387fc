using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Web.Operation;

/// <summary>Seals the heads of all chains once a day of Taiwan: at the start where that day has none yet, then within the hour after midnight. With several sites on one database the first does it.</summary>
public sealed class DailySeal(Store store, Seals seals, TimeProvider clock, ILogger<DailySeal> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                SealOnce();
            }
            catch (Exception fault) when (fault is StoreUnreachableException or SealException or IOException or UnauthorizedAccessException)
            {
                // Tried again in an hour; until then a cut tail of this day wouldn't show.
                log.LogError(fault, "The heads of the history could not be sealed");
            }
        }
        while (await hours.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Seals where the day has no head yet.</summary>
    public void SealOnce()
    {
        var now = clock.GetUtcNow();
        var today = Times.Day(now);
        store.Write(transaction => Agencies.All(transaction).All(agency => Seals.Stored(transaction, agency).Any(head => Times.Day(Times.Read(head.At)) == today))
            ? []
            : seals.Seal(transaction, now));
    }
}
