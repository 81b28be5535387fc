using System.Collections.Concurrent;
using System.Data.Common;
using Guibiao.Publishing;

namespace Guibiao.Web;

/// <summary>Published years, read once: a publication never changes. Those read longest ago go first.</summary>
public sealed class PublishedYears
{
    private const int Most = 64;

    private readonly ConcurrentDictionary<(string Agency, int Year, int Number, string Digest), PublishedYear> read = new();
    private readonly ConcurrentQueue<(string, int, int, string)> order = new();

    public PublishedYear Find(DbTransaction transaction, string agency, Publication publication)
    {
        var key = (agency, publication.Year, publication.Number, publication.Digest);
        if (!read.TryGetValue(key, out var year))
        {
            read[key] = year = Publications.Load(transaction, agency, publication);
            order.Enqueue(key);
            if (order.Count > Most && order.TryDequeue(out var oldest))
            {
                read.TryRemove(oldest, out _);
            }
        }
        return year;
    }
}
