using System.Globalization;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Storage;

namespace Guibiao.Tests.Faults;

public sealed class FaultOnSqliteTests() : FaultTests(null)
{
    [Fact]
    public void DiskFull_IsAnError_TheDatabaseIsReadable_AndRecoversWithSpace()
    {
        var (small, large) = (Files(1)[0], Files(1, 20_000)[0]);
        Import(small, 0);
        var (before, limit) = (Number("SELECT COUNT(*) FROM r_visits"), Number("PRAGMA page_count") + 20);

        // SQLite's own limit of pages answers as a full disk does.
        var full = Assert.Throws<StoreUnreachableException>(() => Import(large, limit));
        Assert.Equal("there is no space left for the database; nothing was stored: make room, then try again", full.Sentence.English);
        Assert.Equal(before, Number("SELECT COUNT(*) FROM r_visits"));
        Check([Path.GetFileName(small)], "full");
        Import(large, 0);
        Assert.Equal(before + 20_000, Number("SELECT COUNT(*) FROM r_visits"));
        Check([Path.GetFileName(small)], "space again");
    }

    [Fact]
    public void LockHeldTooLong_IsSaidInASentence_AndNothingIsStored()
    {
        using var holder = Store.Connect();
        holder.Execute("BEGIN IMMEDIATE");
        var before = Number("SELECT COUNT(*) FROM event");

        var busy = Assert.Throws<StoreUnreachableException>(() => Store.Write(_ => 0));
        Assert.Equal("another program has been writing to the database for too long; nothing was stored: try again in a while", busy.Sentence.English);
        holder.Execute("ROLLBACK");
        Assert.Equal(before, Number("SELECT COUNT(*) FROM event"));
        Assert.Equal(1, Store.Write(_ => 1));
    }

    private void Import(string file, long pages) => Store.Write(transaction =>
    {
        if (pages > 0)
        {
            transaction.Connection!.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"), transaction: transaction);
        }
        else
        {
            transaction.Connection!.Execute("PRAGMA max_page_count = 1073741823", transaction: transaction);
        }
        return EvidenceImporter.Import(transaction, "mofa", RegisterStore.Find(transaction, "visits")!, File.ReadAllBytes(file), Path.GetFileName(file),
            new ImportOptions(EntryStatus.Verified), new Change("w", TimeProvider.System.GetUtcNow(), "r"), TallyBook.Apply);
    });
}
