using System.Data.Common;
using Dapper;
using Guibiao.Formulas;

namespace Guibiao.Indicators;

/// <summary>Which tally gives a term its number. A term is a component (#1) or a name, as <see cref="Reference.Identity"/> writes it.</summary>
public static class BindingStore
{
    /// <summary>Tally by term by indicator.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Of(DbTransaction transaction, string agency, int year) =>
        transaction.Connection!.Query<(string Indicator, string Term, string Tally)>(
            "SELECT indicator, term, tally FROM binding WHERE agency = @agency AND year = @year ORDER BY indicator, term", new { agency, year }, transaction)
            .GroupBy(row => row.Indicator, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                IReadOnlyDictionary<string, string> (group) => group.ToDictionary(row => row.Term, row => row.Tally, StringComparer.Ordinal),
                StringComparer.Ordinal);

    /// <summary>The indicator's bindings from now on.</summary>
    public static void Save(DbTransaction transaction, string agency, int year, string indicator, IEnumerable<KeyValuePair<string, string>> tallies)
    {
        var connection = transaction.Connection!;
        connection.Execute("DELETE FROM binding WHERE agency = @agency AND year = @year AND indicator = @indicator", new { agency, year, indicator }, transaction);
        foreach (var (term, tally) in tallies)
        {
            connection.Execute(
                "INSERT INTO binding (agency, year, indicator, term, tally) VALUES (@agency, @year, @indicator, @term, @tally)", new { agency, year, indicator, term, tally }, transaction);
        }
    }
}
