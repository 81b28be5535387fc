using System.Data.Common;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Indicators.Filters;
using Microsoft.Data.Sqlite;

namespace Guibiao.Indicators;

/// <summary>Keeps tally_day and unit_month in step with the verified entries, in the transaction that changes them (docs/adr/0003).</summary>
public static class TallyBook
{
    /// <summary>Takes out what leaves the verified entries and puts in what enters them.</summary>
    public static IReadOnlyList<Issue> Apply(DbTransaction transaction, string agency, Register register, IEnumerable<EntryRow> leaving, IEnumerable<EntryRow> entering)
    {
        var tallies = Counted(transaction, agency, register, TallyStore.Load(transaction, agency, register.Name));
        var (days, months) = (new DayChanges(), new Dictionary<(string Unit, string Month), long>());
        foreach (var (entries, sign) in new[] { (leaving, -1), (entering, 1) })
        {
            foreach (var entry in entries)
            {
                AddMonth(months, register, entry, sign);
                foreach (var tally in tallies)
                {
                    if (!days.Add(tally, entry, sign))
                    {
                        return [Issue.Error("tally.tooLarge", null, tally.Tally.Title)];
                    }
                }
            }
        }
        WriteMonths(transaction, agency, register, months);
        return WriteDays(transaction, agency, days, tallies);
    }

    /// <summary>Counts the verified entries of now from nothing: after a tally is new or has changed, and to check the upkeep.</summary>
    public static IReadOnlyList<Issue> Rebuild(DbTransaction transaction, string agency, Register register, IReadOnlyList<Tally> changed)
    {
        var connection = transaction.Connection!;
        var tallies = Counted(transaction, agency, register, changed);
        foreach (var tally in tallies)
        {
            connection.Execute("DELETE FROM tally_day WHERE agency = @agency AND tally = @tally", new { agency, tally = tally.Tally.Name }, transaction);
        }
        var days = new DayChanges();
        foreach (var entry in VerifiedEntries.Read(transaction, agency, register))
        {
            if (tallies.FirstOrDefault(tally => !days.Add(tally, entry, 1)) is { } full)
            {
                return [Issue.Error("tally.tooLarge", null, full.Tally.Title)];
            }
        }
        return WriteDays(transaction, agency, days, tallies);
    }

    internal static IReadOnlyList<CountedTally> Counted(DbTransaction transaction, string agency, Register register, IReadOnlyList<Tally> tallies)
    {
        if (tallies.Count == 0)
        {
            return [];
        }
        var lists = CodeLists.Load(transaction, agency);
        var test = new FilterTest(lists);
        return [.. tallies.Select(tally => new CountedTally(tally, register, lists, test))];
    }

    private static void AddMonth(Dictionary<(string Unit, string Month), long> months, Register register, EntryRow entry, int sign)
    {
        if (entry.Values[RegisterTables.DateColumn(register)] is string day)
        {
            var key = (entry.Unit, day[..7]);
            months[key] = months.GetValueOrDefault(key) + sign;
        }
    }

    private static void WriteMonths(DbTransaction transaction, string agency, Register register, Dictionary<(string Unit, string Month), long> months)
    {
        var connection = transaction.Connection!;
        foreach (var ((unit, month), entries) in months.Where(month => month.Value != 0))
        {
            connection.Execute(
                """
                INSERT INTO unit_month (agency, register, unit, month, entries) VALUES (@agency, @register, @unit, @month, @entries)
                ON CONFLICT (agency, register, month, unit) DO UPDATE SET entries = entries + excluded.entries
                """,
                new { agency, register = register.Name, unit, month, entries },
                transaction);
        }
        connection.Execute("DELETE FROM unit_month WHERE agency = @agency AND register = @register AND entries = 0", new { agency, register = register.Name }, transaction);
    }

    private static IReadOnlyList<Issue> WriteDays(DbTransaction transaction, string agency, DayChanges days, IReadOnlyList<CountedTally> tallies)
    {
        using var writer = new DayWriter(transaction, agency);
        foreach (var (at, change) in days.Changes)
        {
            try
            {
                writer.Write(at, change);
            }
            // The sum left the range of a whole number, and a STRICT table takes nothing else.
            catch (SqliteException full) when (full.SqliteErrorCode == 19)
            {
                return [Issue.Error("tally.tooLarge", null, tallies.First(tally => tally.Tally.Name == at.Tally).Tally.Title)];
            }
            if (change.EntriesPlus < 0 || change.EntriesMinus < 0)
            {
                transaction.Connection!.Execute(
                    """
                    DELETE FROM tally_day WHERE agency = @agency AND tally = @tally AND day = @day AND key = @key AND unit = @unit
                      AND plus = 0 AND minus = 0 AND entries_plus = 0 AND entries_minus = 0
                    """,
                    new { agency, tally = at.Tally, day = at.Day, key = at.Key, unit = at.Unit },
                    transaction);
            }
        }
        return [];
    }
}
