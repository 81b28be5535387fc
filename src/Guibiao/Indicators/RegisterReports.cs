using System.Data.Common;
using System.Globalization;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Storage;

namespace Guibiao.Indicators;

/// <summary>Which units have reported for a register, now or as known at a time: what tells zero from missing, and complete from not.</summary>
internal sealed class RegisterReports
{
    private readonly DbTransaction transaction;
    private readonly string agency;
    private readonly Register register;
    private readonly string? asKnown;
    private readonly IReadOnlyList<Coverage> coverage;
    private readonly IReadOnlyList<Unit> reporters;

    public RegisterReports(DbTransaction transaction, string agency, Register register, Units units, DateTimeOffset? asKnown)
    {
        (this.transaction, this.agency, this.register) = (transaction, agency, register);
        this.asKnown = asKnown is { } time ? Times.Print(time) : null;
        coverage = RegisterStore.LoadCoverage(transaction, agency, register.Name);
        reporters = [.. units.All.Where(unit => register.Reporters.Any(word => word == unit.Code || word == "kind:" + unit.Kind))];
    }

    /// <summary>Whether every day from one to another lies in the time for which the register is kept.</summary>
    public bool Covers(DateOnly from, DateOnly to)
    {
        var reached = from;
        foreach (var time in coverage)
        {
            if (time.From <= reached && (time.To is null || time.To > reached))
            {
                if (time.To is null || time.To > to)
                {
                    return true;
                }
                reached = time.To.Value;
            }
        }
        return false;
    }

    /// <summary>Whether anything of the whole register is there: an entry that began in the period (or before it, where what began earlier counts on), or a nil return.</summary>
    public bool HasAny(Period period, TallyTime when)
    {
        var parameters = new
        {
            agency,
            register = register.Name,
            from = Times.Print(period.From),
            to = Times.Print(period.To),
            firstMonth = when == TallyTime.AtDate ? "" : NilReturns.Month(Times.Print(register.Frequency == Frequency.Year ? new DateOnly(period.From.Year, 1, 1) : period.From)),
            lastMonth = NilReturns.Month(Times.Print(period.To)),
            known = asKnown,
        };
        var field = register.Field(register.Date);
        var start = RegisterTables.Quote(field.Columns[0]);
        var begun = when switch
        {
            TallyTime.InPeriod => $"{start} BETWEEN @from AND @to",
            TallyTime.Overlapping when field.Type == FieldType.Range => $"{start} <= @to AND ({RegisterTables.Quote(field.Columns[1])} IS NULL OR {RegisterTables.Quote(field.Columns[1])} > @from)",
            _ => $"{start} <= @to",
        };
        return Asks($"SELECT 1 FROM {register.Table} WHERE agency = @agency AND status = 'verified' AND {Known} AND {begun} LIMIT 1", parameters)
            || Asks($"SELECT 1 FROM nil_return WHERE agency = @agency AND register = @register AND {Known} AND month BETWEEN @firstMonth AND @lastMonth LIMIT 1", parameters);
    }

    /// <summary>Reports owed for the months (or years) begun in the period, and those that are there. A unit owes none for a time in which it was not, or the register was not kept.</summary>
    public Completeness Count(Period period)
    {
        if (period.IsEmpty)
        {
            return Completeness.None;
        }
        var present = Present(period);
        var (reported, expected) = (0, 0);
        var yearly = register.Frequency == Frequency.Year;
        for (var first = yearly ? new DateOnly(period.From.Year, 1, 1) : period.From; first <= period.To; first = yearly ? first.AddYears(1) : first.AddMonths(1))
        {
            var end = yearly ? first.AddYears(1) : first.AddMonths(1);
            var last = end.AddDays(-1) < period.To ? end.AddDays(-1) : period.To;
            if (!coverage.Any(time => time.From <= last && (time.To is null || time.To > first)))
            {
                continue;
            }
            var name = first.ToString(yearly ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture);
            foreach (var unit in reporters.Where(unit => (unit.From is null || unit.From <= last) && (unit.To is null || unit.To > first)))
            {
                expected++;
                reported += present.Contains((unit.Code, name)) ? 1 : 0;
            }
        }
        return new Completeness(reported, expected);
    }

    private string Known => asKnown is null ? "known_to IS NULL" : "known_from <= @known AND (known_to IS NULL OR known_to > @known)";

    private bool Asks(string sql, object parameters) => transaction.Connection!.ExecuteScalar<long?>(sql, parameters, transaction) is not null;

    private HashSet<(string Unit, string Time)> Present(Period period)
    {
        var yearly = register.Frequency == Frequency.Year;
        var (first, last) = (yearly ? new DateOnly(period.From.Year, 1, 1) : period.From, yearly ? new DateOnly(period.To.Year, 12, 31) : period.To);
        var length = yearly ? "2016".Length : "2016-03".Length;
        var month = $"substr({RegisterTables.Quote(RegisterTables.DateColumn(register))}, 1, 7)";
        var entries = asKnown is null
            ? "SELECT unit, month FROM unit_month WHERE agency = @agency AND register = @register AND month BETWEEN @first AND @last AND entries > 0"
            : $"SELECT DISTINCT unit, {month} FROM {register.Table} WHERE agency = @agency AND status = 'verified' AND {Known} AND {month} BETWEEN @first AND @last";
        var nil = $"SELECT unit, month FROM nil_return WHERE agency = @agency AND register = @register AND month BETWEEN @first AND @last AND {Known}";
        return transaction.Connection!.Query<(string Unit, string Month)>(
            $"{entries} UNION {nil}",
            new { agency, register = register.Name, first = NilReturns.Month(Times.Print(first)), last = NilReturns.Month(Times.Print(last)), known = asKnown }, transaction)
            .Select(row => (row.Unit, row.Month[..length])).ToHashSet();
    }
}
