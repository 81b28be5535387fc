using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Indicators.Filters;

namespace Guibiao.Indicators;

/// <summary>
/// Keeps tally_day and unit_month in step with the verified entries, in the transaction that changes them (docs/adr/0003). Whoever changes a tally or a list calls Rebuild in the
/// same transaction.
/// </summary>
public static class TallyBook
{
    // A file of corrections calls once for each row: the filters are read once for each transaction.
    private static readonly ConditionalWeakTable<DbTransaction, Dictionary<(string Agency, string Register), IReadOnlyList<CountedTally>>> Read = [];

    /// <summary>Takes out what leaves the verified entries and puts in what enters them; with an issue, nothing is written.</summary>
    public static IReadOnlyList<Issue> Apply(DbTransaction transaction, string agency, Register register, IEnumerable<EntryRow> leaving, IEnumerable<EntryRow> entering)
    {
        var tallies = Counted(transaction, agency, register);
        var (days, months) = (new DayChanges(), new Dictionary<(string Unit, string Month), long>());
        foreach (var (entries, sign) in new[] { (leaving, -1), (entering, 1) })
        {
            foreach (var entry in entries)
            {
                AddMonth(months, register, entry, sign);
                foreach (var tally in tallies)
                {
                    days.Add(tally, entry, sign);
                }
            }
        }
        return Write(transaction, agency, register, days, months, tallies);
    }

    /// <summary>Counts the verified entries of now from nothing, for all the register's tallies and its months.</summary>
    public static IReadOnlyList<Issue> Rebuild(DbTransaction transaction, string agency, Register register)
    {
        transaction.Connection!.Execute("DELETE FROM unit_month WHERE agency = @agency AND register = @register", new { agency, register = register.Name }, transaction);
        var months = new Dictionary<(string Unit, string Month), long>();
        foreach (var entry in VerifiedEntries.Read(transaction, agency, register))
        {
            AddMonth(months, register, entry, 1);
        }
        WriteMonths(transaction, agency, register, months);
        return Rebuild(transaction, agency, register, TallyStore.Load(transaction, agency, register.Name));
    }

    /// <summary>Counts the verified entries of now from nothing, for tallies that are new or have changed.</summary>
    public static IReadOnlyList<Issue> Rebuild(DbTransaction transaction, string agency, Register register, IReadOnlyList<Tally> changed)
    {
        Read.Remove(transaction);
        var connection = transaction.Connection!;
        var tallies = Counted(transaction, agency, register, changed);
        foreach (var tally in tallies)
        {
            connection.Execute("DELETE FROM tally_day WHERE agency = @agency AND tally = @tally", new { agency, tally = tally.Tally.Name }, transaction);
        }
        var days = new DayChanges();
        foreach (var entry in VerifiedEntries.Read(transaction, agency, register))
        {
            foreach (var tally in tallies)
            {
                days.Add(tally, entry, 1);
            }
        }
        return Write(transaction, agency, register, days, [], tallies);
    }

    private static IReadOnlyList<CountedTally> Counted(DbTransaction transaction, string agency, Register register)
    {
        var read = Read.GetOrCreateValue(transaction);
        if (!read.TryGetValue((agency, register.Name), out var tallies))
        {
            read[(agency, register.Name)] = tallies = Counted(transaction, agency, register, TallyStore.Load(transaction, agency, register.Name));
        }
        return tallies;
    }

    private static IReadOnlyList<CountedTally> Counted(DbTransaction transaction, string agency, Register register, IReadOnlyList<Tally> tallies)
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

    // All of it or nothing: the caller goes on with its transaction where a change is refused.
    private static IReadOnlyList<Issue> Write(
        DbTransaction transaction, string agency, Register register, DayChanges days, Dictionary<(string Unit, string Month), long> months, IReadOnlyList<CountedTally> tallies)
    {
        transaction.Save("tallies");
        var full = WriteDays(transaction, agency, days);
        if (full is not null)
        {
            transaction.Rollback("tallies");
        }
        else
        {
            WriteMonths(transaction, agency, register, months);
        }
        transaction.Release("tallies");
        return full is null ? [] : [Issue.Error("tally.tooLarge", null, tallies.First(tally => tally.Tally.Name == full).Tally.Title)];
    }

    private static void WriteMonths(DbTransaction transaction, string agency, Register register, Dictionary<(string Unit, string Month), long> months)
    {
        var connection = transaction.Connection!;
        foreach (var ((unit, month), entries) in months.Where(month => month.Value != 0))
        {
            connection.Execute(
                """
                INSERT INTO unit_month (agency, register, unit, month, entries) VALUES (@agency, @register, @unit, @month, @entries)
                ON CONFLICT (agency, register, month, unit) DO UPDATE SET entries = unit_month.entries + excluded.entries
                """,
                new { agency, register = register.Name, unit, month, entries },
                transaction);
            if (entries < 0)
            {
                connection.Execute(
                    "DELETE FROM unit_month WHERE agency = @agency AND register = @register AND unit = @unit AND month = @month AND entries = 0",
                    new { agency, register = register.Name, unit, month }, transaction);
            }
        }
    }

    /// <summary>Null, or the tally whose number for a day grew too large.</summary>
    private static string? WriteDays(DbTransaction transaction, string agency, DayChanges days)
    {
        using var writer = new DayWriter(transaction, agency);
        foreach (var (at, change) in days.Changes)
        {
            if (!writer.Write(at, change))
            {
                return at.Tally;
            }
        }
        return null;
    }
}
