using System.Data.Common;
using Dapper;
using Guibiao.Access;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Storage;

namespace Guibiao.Web.Pages.Desk;

/// <summary>One register in one month of one unit. <c>Owed</c>: a report is owed for it and the month has begun; <c>Given</c>: a verified entry or a nil return is there.</summary>
public sealed record DeskCell(DateOnly Month, bool Owed, bool Given, bool Nil, IReadOnlyDictionary<EntryStatus, long> Entries)
{
    public long Of(EntryStatus status) => Entries.GetValueOrDefault(status);

    public bool IsMissing => Owed && !Given && Entries.Count == 0;
}

/// <summary>A unit's year in one register.</summary>
public sealed record DeskRow(Register Register, IReadOnlyList<DeskCell> Cells);

/// <summary>What waits in a unit: for its reporters, for who verifies, and what nobody reported.</summary>
public sealed record DeskUnit(Guibiao.Evidence.Unit Unit, long ToSubmit, long Returned, long ToVerify, int Missing)
{
    public bool IsIdle => ToSubmit + Returned + ToVerify + Missing == 0;
}

/// <summary>Somebody's work in one agency and year: their units, what waits in each, and one unit's months.</summary>
public sealed record DeskView(Masthead Masthead, int Year, IReadOnlyList<DeskUnit> Units, Guibiao.Evidence.Unit? Unit, IReadOnlyList<DeskRow> Rows)
{
    public static DeskView? Read(DbTransaction transaction, SignedIn who, string agency, int? year, string? unit, DateOnly today)
    {
        if (Masthead.Read(transaction, agency) is not { } masthead)
        {
            return null;
        }
        var asked = year ?? masthead.NewestYear ?? today.Year - 1911;
        var mine = who.Units(Right.ReadEntries, agency);
        var all = Evidence.Units.Load(transaction, agency).All.Where(one => mine is null || mine.Contains(one.Code)).ToList();
        var period = new Period(Period.FirstDay(asked), Period.LastDay(asked));
        var begun = today < period.From ? null : new Period(period.From, today < period.To ? today : period.To);
        var reports = new Reports(transaction, agency, null);
        var nils = transaction.Connection!.Query<(string Register, string Unit, string Month)>(
            "SELECT register, unit, month FROM nil_return WHERE agency = @agency AND known_to IS NULL AND month BETWEEN @first AND @last",
            new { agency, first = NilReturns.Month(Times.Print(period.From)), last = NilReturns.Month(Times.Print(period.To)) }, transaction).ToHashSet();
        var registers = (from register in RegisterStore.All(transaction)
                         let coverage = RegisterStore.LoadCoverage(transaction, agency, register.Name)
                         where coverage.Count > 0
                         select (Register: register, Coverage: coverage)).ToList();
        var rows = new Dictionary<string, List<DeskRow>>(StringComparer.Ordinal);
        foreach (var (register, coverage) in registers)
        {
            using var table = new EntryTable(transaction, agency, register);
            var counts = table.Counts(period.From, period.To).ToLookup(count => count.Unit, StringComparer.Ordinal);
            var due = (begun is null ? [] : reports.Due(register, coverage, begun)).ToLookup(report => report.Unit, StringComparer.Ordinal);
            foreach (var one in all.Where(one => due[one.Code].Any() || counts[one.Code].Any() || Reports.Owes(register, one)))
            {
                var cells = Months(register, asked).Select(month => Cell(register, month, due[one.Code], counts[one.Code], nils, one.Code)).ToList();
                (rows.TryGetValue(one.Code, out var list) ? list : rows[one.Code] = []).Add(new DeskRow(register, cells));
            }
        }
        // Where something waits comes first.
        var units = all.Where(one => rows.ContainsKey(one.Code)).Select(one => Sum(one, rows[one.Code])).OrderBy(one => one.IsIdle).ToList();
        var chosen = unit is null ? (units is [var only] ? only.Unit : null) : units.FirstOrDefault(one => one.Unit.Code == unit)?.Unit;
        return unit is not null && chosen is null ? null : new DeskView(masthead, asked, units, chosen, chosen is null ? [] : rows[chosen.Code]);
    }

    private static DeskUnit Sum(Guibiao.Evidence.Unit unit, List<DeskRow> rows)
    {
        var cells = rows.SelectMany(row => row.Cells).ToList();
        return new DeskUnit(
            unit, cells.Sum(cell => cell.Of(EntryStatus.Entered)), cells.Sum(cell => cell.Of(EntryStatus.Returned)), cells.Sum(cell => cell.Of(EntryStatus.Submitted)),
            cells.Count(cell => cell.IsMissing));
    }

    // A register that is reported by the year has one cell: its January's.
    private static IEnumerable<DateOnly> Months(Register register, int year) =>
        Enumerable.Range(0, register.Frequency == Frequency.Year ? 1 : 12).Select(month => Period.FirstDay(year).AddMonths(month));

    private static DeskCell Cell(
        Register register, DateOnly month, IEnumerable<(string Unit, DateOnly First, bool Reported)> due, IEnumerable<EntryCount> counts, HashSet<(string Register, string Unit, string Month)> nils, string unit)
    {
        var yearly = register.Frequency == Frequency.Year;
        var owed = due.Where(report => report.First == month).ToList();
        var nil = yearly
            ? nils.Any(one => one.Register == register.Name && one.Unit == unit)
            : nils.Contains((register.Name, unit, NilReturns.Month(Times.Print(month))));
        var entries = counts.Where(count => yearly || count.Month == month).GroupBy(count => count.Status).ToDictionary(group => group.Key, group => group.Sum(count => count.Entries));
        return new DeskCell(month, owed.Count > 0, owed.Exists(report => report.Reported) || nil, nil, entries);
    }
}
