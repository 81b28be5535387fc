using System.Data.Common;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Storage;

namespace Guibiao.Indicators;

/// <summary>Which units owe a register a report, and which gave one, by a verified entry or a nil return: now, or as it was known on a day.</summary>
public sealed class Reports(DbTransaction transaction, string agency, DateTimeOffset? asKnown)
{
    private readonly Dictionary<(string Register, string First, string Last), HashSet<(string Unit, string Time)>> given = [];
    private readonly Dictionary<string, IReadOnlyList<Unit>> owing = [];
    private readonly Dictionary<(string Register, Period Period), Completeness> counted = [];
    private readonly Units units = Units.Load(transaction, agency);

    /// <summary>
    /// Whether anybody said anything of the time, owing or not, whatever a tally's filter takes: a verified entry that lies in it (an overlapping tally's: that lasts in it), or a
    /// nil return of a month that it touches.
    /// </summary>
    public bool AnyIn(Register register, Tally tally, Period period)
    {
        var yearly = register.Frequency == Frequency.Year;
        var parameters = new
        {
            agency,
            register = register.Name,
            first = Storage.Times.Print(period.From),
            last = Storage.Times.Print(period.To),
            nilFirst = period.From.ToString(yearly ? "yyyy-01" : "yyyy-MM"),
            nilLast = period.To.ToString(yearly ? "yyyy-12" : "yyyy-MM"),
            known = asKnown is { } time ? Storage.Times.Print(time) : null,
        };
        var entries = tally.Time == TallyTime.Overlapping ? TallySql.Time(tally, register) : $"{TallySql.Column(register, RegisterTables.DateColumn(register))} BETWEEN @first AND @last";
        return transaction.Connection!.ExecuteScalar<long>(
            $"""
            SELECT CASE WHEN EXISTS (SELECT 1 FROM {register.Table} WHERE agency = @agency AND status = 'verified' AND {Known} AND {entries})
              OR EXISTS (SELECT 1 FROM nil_return WHERE agency = @agency AND register = @register AND month BETWEEN @nilFirst AND @nilLast AND {Known}) THEN 1 ELSE 0 END
            """,
            parameters,
            transaction) == 1;
    }

    public Completeness Of(Register register, IReadOnlyList<Coverage> coverage, Period period)
    {
        if (counted.TryGetValue((register.Name, period), out var known))
        {
            return known;
        }
        var (done, due) = (0, 0);
        foreach (var report in Due(register, coverage, period))
        {
            due++;
            done += report.Reported ? 1 : 0;
        }
        return counted[(register.Name, period)] = new(done, due);
    }

    /// <summary>Every report that is owed: by whom, for the time that begins on which day, and whether it was given.</summary>
    public IEnumerable<(string Unit, DateOnly First, bool Reported)> Due(Register register, IReadOnlyList<Coverage> coverage, Period period)
    {
        var reported = Given(register, period);
        foreach (var (first, last, name) in Times(register.Frequency, period).Where(time => coverage.Any(span => span.From <= time.Last && (span.To is null || time.First < span.To))))
        {
            // A unit that begins or ends within the time still owes it.
            foreach (var unit in Owing(register).Where(unit => (unit.From is null || unit.From <= last) && (unit.To is null || first < unit.To)))
            {
                yield return (unit.Code, first, reported.Contains((unit.Code, name)));
            }
        }
    }

    private string Known => asKnown is null ? "known_to IS NULL" : "known_from <= @known AND (known_to IS NULL OR known_to > @known)";

    /// <summary>Whether the register is one that the unit reports to, at some time or other.</summary>
    public static bool Owes(Register register, Unit unit) => register.Reporters.Any(reporter => reporter == unit.Code || reporter == "kind:" + unit.Kind);

    private IReadOnlyList<Unit> Owing(Register register)
    {
        if (!owing.TryGetValue(register.Name, out var found))
        {
            owing[register.Name] = found = [.. units.All.Where(unit => Owes(register, unit))];
        }
        return found;
    }

    private static IEnumerable<(DateOnly First, DateOnly Last, string Name)> Times(Frequency frequency, Period period)
    {
        if (frequency == Frequency.Year)
        {
            yield return (new(period.To.Year, 1, 1), new(period.To.Year, 12, 31), period.To.ToString("yyyy"));
            yield break;
        }
        for (var month = new DateOnly(period.From.Year, period.From.Month, 1); month <= period.To; month = month.AddMonths(1))
        {
            yield return (month, month.AddMonths(1).AddDays(-1), month.ToString("yyyy-MM"));
        }
    }

    // A month that has begun counts whole, so one question about the whole years serves all periods in them. In a yearly register an entry of a later month is none yet; a nil
    // return stands for its year, whichever month it names.
    private HashSet<(string Unit, string Time)> Given(Register register, Period period)
    {
        var yearly = register.Frequency == Frequency.Year;
        var (first, nilLast) = (period.From.ToString("yyyy-01"), period.To.ToString("yyyy-12"));
        var last = yearly ? period.To.ToString("yyyy-MM") : nilLast;
        if (given.TryGetValue((register.Name, first, last), out var known))
        {
            return known;
        }
        var parameters = new
        {
            agency,
            register = register.Name,
            first,
            last,
            nilLast,
            known = asKnown is { } time ? Storage.Times.Print(time) : null,
        };
        var date = TallySql.Column(register, RegisterTables.DateColumn(register));
        var entries = asKnown is null
            ? "SELECT unit, month FROM unit_month WHERE agency = @agency AND register = @register AND month BETWEEN @first AND @last"
            : $"SELECT DISTINCT unit, substr({date}, 1, 7) FROM {register.Table} WHERE agency = @agency AND status = 'verified' AND {Known} AND substr({date}, 1, 7) BETWEEN @first AND @last";
        var rows = transaction.Connection!.Query<(string Unit, string Month)>(
            $"{entries} UNION SELECT unit, month FROM nil_return WHERE agency = @agency AND register = @register AND month BETWEEN @first AND @nilLast AND {Known}", parameters, transaction);
        return given[(register.Name, first, last)] = [.. rows.Select(row => (row.Unit, yearly ? row.Month[..4] : row.Month))];
    }
}
