using System.Data.Common;
using Guibiao.Evidence;
using Guibiao.Plans;

namespace Guibiao.Web;

/// <summary>What stands on every page of an agency: its name and notice, and the years that it has plans for, the newest first.</summary>
public sealed record Masthead(Agency Agency, IReadOnlyList<int> Years)
{
    public int? NewestYear => Years.Count > 0 ? Years[0] : null;

    public static Masthead? Read(DbTransaction transaction, string agency) =>
        Agencies.Find(transaction, agency) is { } found
            ? new Masthead(found, [.. PlanStore.Years(transaction, agency).OrderDescending()])
            : null;
}
