using Guibiao.Plans;

namespace Guibiao.Web;

/// <summary>
/// The PDF of a plan takes seconds and a program of its own, and a version never changes: each is laid out once, one at a time, and the last few are kept.
/// </summary>
internal sealed class PlanPrints : IDisposable
{
    private const int Most = 16;

    private readonly SemaphoreSlim one = new(1);
    private readonly LinkedList<(string Agency, int Year, int Version, byte[] Pdf)> kept = [];

    public async Task<(byte[]? Bytes, Issue? Issue)> Pdf(string agency, StoredPlan stored)
    {
        await one.WaitAsync();
        try
        {
            if (kept.FirstOrDefault(print => print.Agency == agency && print.Year == stored.Year && print.Version == stored.Version).Pdf is { } known)
            {
                return (known, null);
            }
            var (bytes, issue) = await Task.Run(() => PlanFile.Write(stored, "pdf"));
            if (bytes is not null)
            {
                kept.AddLast((agency, stored.Year, stored.Version, bytes));
                if (kept.Count > Most)
                {
                    kept.RemoveFirst();
                }
            }
            return (bytes, issue);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
