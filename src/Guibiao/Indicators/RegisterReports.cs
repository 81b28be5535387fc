using System.Data.Common;
using Guibiao.Evidence;

namespace Guibiao.Indicators;

/// <summary>A register that an agency keeps, and how complete its reports are.</summary>
public sealed record RegisterReports(Register Register, IReadOnlyList<Coverage> Coverage, Completeness Completeness)
{
    /// <summary>The agency's registers with their reports in a year up to a day.</summary>
    public static IEnumerable<RegisterReports> Of(DbTransaction transaction, string agency, int year, DateOnly day)
    {
        var (reports, last) = (new Reports(transaction, agency, null), day < Period.LastDay(year) ? day : Period.LastDay(year));
        return from register in RegisterStore.All(transaction)
               let coverage = RegisterStore.LoadCoverage(transaction, agency, register.Name)
               where coverage.Count > 0
               select new RegisterReports(register, coverage, last < Period.FirstDay(year) ? Completeness.None : reports.Of(register, coverage, Period.Of(year, last)));
    }
}
