using System.Collections.Concurrent;
using System.Data.Common;
using Guibiao.Indicators;

namespace Guibiao.Web;

/// <summary>The years as they stand, for those who may see them so: what was computed for one holds for the next until something happens in the agency.</summary>
public sealed class LiveYears
{
    private readonly ConcurrentDictionary<(string Agency, int Year), YearMemory> memories = new();

    public YearReading? Find(DbTransaction transaction, string agency, int year)
    {
        var reading = YearReading.Load(transaction, agency, year, memories.GetValueOrDefault((agency, year)), out var kept);
        if (kept is not null)
        {
            memories[(agency, year)] = kept;
        }
        return reading;
    }
}
