using System.Data.Common;
using Dapper;

namespace Guibiao.Indicators;

/// <summary>An indicator's identity across years is its key; its id is a place in one year's plan.</summary>
public static class IndicatorKeys
{
    /// <summary>Key by id.</summary>
    public static IReadOnlyDictionary<string, string> Of(DbTransaction transaction, string agency, int year) =>
        transaction.Connection!.Query<(string Indicator, string Key)>(
            "SELECT indicator, key FROM indicator WHERE agency = @agency AND year = @year", new { agency, year }, transaction)
            .ToDictionary(row => row.Indicator, row => row.Key, StringComparer.Ordinal);

    /// <summary>The years in which the indicator is, with its id there.</summary>
    public static IReadOnlyList<(int Year, string Indicator)> Years(DbTransaction transaction, string agency, string key) =>
    [
        .. transaction.Connection!.Query<(long Year, string Indicator)>(
            "SELECT year, indicator FROM indicator WHERE agency = @agency AND key = @key ORDER BY year", new { agency, key }, transaction)
            .Select(row => ((int)row.Year, row.Indicator)),
    ];

    public static void Save(DbTransaction transaction, string agency, int year, IEnumerable<(string Indicator, string Key)> keys)
    {
        // First out of the way: two indicators may exchange their keys.
        transaction.Connection!.Execute("UPDATE indicator SET key = '/' || indicator WHERE agency = @agency AND year = @year", new { agency, year }, transaction);
        foreach (var (indicator, key) in keys)
        {
            transaction.Connection!.Execute(
                "INSERT INTO indicator (agency, year, indicator, key) VALUES (@agency, @year, @indicator, @key) ON CONFLICT (agency, year, indicator) DO UPDATE SET key = excluded.key",
                new { agency, year, indicator, key }, transaction);
        }
    }
}
