using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.History;

/// <summary>Signs the heads of the chains and holds the chains against the heads that were signed before (docs/adr/0006).</summary>
public sealed class Seals(SealPlaces places)
{
    private const string Columns = "agency AS Agency, epoch AS Epoch, number AS Number, digest AS Digest, at AS At, signer AS Signer, signature AS Signature";

    /// <summary>Signs the head of every chain that grew since its last head, in the database and in the file. Returns the new heads.</summary>
    /// <exception cref="SealException">A chain doesn't go on from its last head: signing it would make a forgery good. Or the key or file can't be used.</exception>
    public IReadOnlyList<Head> Seal(DbTransaction transaction, DateTimeOffset at)
    {
        using var key = SealKey.FindOrMake(places.KeyFile);
        if (!key.CanSign)
        {
            throw new SealException(Messages.Get("seal.publicOnly", places.KeyFile));
        }
        var known = HeadFile.Read(places.HeadFile).Heads.Where(key.Verifies).ToList();
        var signed = new List<Head>();
        foreach (var agency in Agencies(transaction))
        {
            transaction.Enter(agency);
            if (Chain(transaction, agency) is not { } chain)
            {
                continue;
            }
            var before = known.Where(head => head.Agency == chain.Agency).MaxBy(head => (head.Epoch, head.Number));
            if (before is not null && (before.Epoch > chain.Epoch || (before.Epoch == chain.Epoch && DigestOf(transaction, chain.Agency, before.Number) != before.Digest)))
            {
                throw new SealException(Messages.Get("seal.broken", chain.Agency, before.Number));
            }
            // A crash between the file's line and the commit left the head in the file only: it is signed anew, which does no harm.
            if (!Stored(transaction, chain))
            {
                signed.Add(key.Sign(chain with { At = Times.Print(at) }));
            }
        }
        if (signed.Count > 0)
        {
            // Into the file first: whatever stops us then, the file knows at least as much as the database.
            HeadFile.Append(places.HeadFile, signed);
            foreach (var head in signed)
            {
                transaction.Enter(head.Agency);
                transaction.Connection!.Execute(
                    "INSERT INTO head (agency, epoch, number, digest, at, signer, signature) VALUES (@Agency, @Epoch, @Number, @Digest, @At, @Signer, @Signature)", head, transaction);
            }
        }
        return signed;
    }

    /// <summary>The chain read again, and held against every head of its epoch.</summary>
    public HistoryCheck Verify(DbTransaction transaction, string agency)
    {
        transaction.Enter(agency);
        var check = agency.Length == 0 ? SecurityLog.Verify(transaction) : EventLog.Verify(transaction, agency);
        return check.Ok && Wrong(transaction, agency) is var (number, wrong) && wrong is not null ? check with { Ok = false, FirstBroken = number, Wrong = wrong } : check;
    }

    /// <summary>How many heads the file and the database hold of a chain.</summary>
    public int Count(DbTransaction transaction, string agency) =>
        Stored(transaction, agency).Concat(HeadFile.Read(places.HeadFile).Heads.Where(head => head.Agency == agency)).Select(head => head.Name).Distinct().Count();

    /// <summary>The last epoch of a chain that the database or the head file knows.</summary>
    public long LastEpoch(DbTransaction transaction, string agency)
    {
        transaction.Enter(agency);
        return HeadFile.Read(places.HeadFile).Heads.Where(head => head.Agency == agency).Select(head => head.Epoch).Append(EpochOf(transaction, agency).Epoch).Max();
    }

    /// <summary>The heads of a chain in the database.</summary>
    public static IReadOnlyList<Head> Stored(DbTransaction transaction, string agency)
    {
        transaction.Enter(agency);
        return [.. transaction.Connection!.Query<Head>($"SELECT {Columns} FROM head WHERE agency = @agency ORDER BY epoch, number", new { agency }, transaction)];
    }

    private (long? Number, Text? Wrong) Wrong(DbTransaction transaction, string agency)
    {
        var (written, badLine) = HeadFile.Read(places.HeadFile);
        var outside = written.Where(head => head.Agency == agency).ToList();
        var inside = Stored(transaction, agency);
        if (badLine is not null)
        {
            return (null, Messages.Get("seal.badLine", places.HeadFile, badLine));
        }
        if (inside.Count == 0 && outside.Count == 0)
        {
            return (null, null);
        }
        using var key = SealKey.Find(places.KeyFile);
        if (key is null)
        {
            return (null, Messages.Get("seal.keyGone", places.KeyFile));
        }
        foreach (var head in outside.Concat(inside).OrderBy(head => head.Epoch).ThenBy(head => head.Number))
        {
            if (!key.Verifies(head))
            {
                return (head.Number, Messages.Get("seal.forged", head.Number));
            }
        }
        var known = outside.Select(head => head.Name).ToHashSet(StringComparer.Ordinal);
        if (inside.FirstOrDefault(head => !known.Contains(head.Name)) is { } lacking)
        {
            return (lacking.Number, Messages.Get("seal.fileLacks", places.HeadFile, lacking.Number));
        }
        var (epoch, openedBy) = EpochOf(transaction, agency);
        var newest = outside.Max(head => head.Epoch);
        if (epoch > newest)
        {
            return (openedBy, Messages.Get("seal.unsignedEpoch", openedBy));
        }
        // A head of an epoch before says nothing of this one: what was restored may be older than it.
        long good = 0;
        foreach (var head in outside.Where(head => head.Epoch == newest).OrderBy(head => head.Number))
        {
            if (DigestOf(transaction, agency, head.Number) is not { } digest)
            {
                var first = Last(transaction, agency) + 1;
                return (first, Messages.Get("seal.cut", first, head.Number));
            }
            if (digest != head.Digest)
            {
                return (good + 1, Messages.Get("seal.rewritten", good + 1, head.Number));
            }
            good = head.Number;
        }
        return (null, null);
    }

    // The last is the security log's, which is of no agency.
    private static IReadOnlyList<string> Agencies(DbTransaction transaction) =>
        [.. transaction.Connection!.Query<string>("SELECT agency FROM agency ORDER BY agency", transaction: transaction), ""];

    private static Head? Chain(DbTransaction transaction, string agency) => Last(transaction, agency) is var last and > 0
        ? new Head(agency, EpochOf(transaction, agency).Epoch, last, DigestOf(transaction, agency, last)!, "", "", "")
        : null;

    private static (long Epoch, long OpenedBy) EpochOf(DbTransaction transaction, string agency) => agency.Length == 0 ? SecurityLog.Epoch(transaction) : Epochs.Of(transaction, agency);

    private static long Last(DbTransaction transaction, string agency) => transaction.Connection!.ExecuteScalar<long>(
        agency.Length == 0 ? "SELECT COALESCE(MAX(number), 0) FROM security_batch" : "SELECT COALESCE(MAX(number), 0) FROM event WHERE agency = @agency", new { agency }, transaction);

    private static string? DigestOf(DbTransaction transaction, string agency, long number) => transaction.Connection!.ExecuteScalar<string?>(
        agency.Length == 0 ? "SELECT digest FROM security_batch WHERE number = @number" : "SELECT digest FROM event WHERE agency = @agency AND number = @number", new { agency, number }, transaction);

    private static bool Stored(DbTransaction transaction, Head chain) => transaction.Connection!.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM head WHERE agency = @Agency AND epoch = @Epoch AND number = @Number", chain, transaction) > 0;
}
