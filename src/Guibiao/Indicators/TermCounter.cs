using System.Data.Common;
using Guibiao.Evidence;
using Guibiao.Formulas;
using Guibiao.Storage;

namespace Guibiao.Indicators;

/// <summary>Counts the terms of formulas by their tallies, and says of each whether it is a number at all: missing is not zero. Each count is made once.</summary>
internal sealed class TermCounter(DbTransaction transaction, string agency, DateTimeOffset? asKnown)
{
    private readonly Dictionary<(string Tally, Period Period), Counted> counts = [];
    private readonly Dictionary<(string Register, Period Period), Completeness> completeness = [];
    private readonly Dictionary<(string Register, Period Period, TallyTime When), bool> any = [];
    private readonly Dictionary<string, (Register Register, RegisterReports Reports)> registers = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Tally> tallies = TallyStore.All(transaction, agency).ToDictionary(tally => tally.Name, StringComparer.Ordinal);
    private readonly Units units = Units.Load(transaction, agency);

    public TermNumber Count(IndicatorReading reading, Reference reference, int year, Period period)
    {
        var name = reading.NameOf(reference);
        var term = BoundTerms.Print(reference);
        if (!reading.Tallies.TryGetValue(reference.Identity, out var bound) || !tallies.TryGetValue(bound, out var tally))
        {
            return new TermNumber(term, name, year, null, null, null, period, null, null, null, Indicators.Completeness.None, Messages.Get("value.unbound", name));
        }
        var (register, reports) = Register(tally.Register);
        var counted = WhyMissing(tally, register, reports, name, year, period);
        var reported = Reports(register.Name, period);
        if (counted is not null)
        {
            return new TermNumber(term, name, year, tally.Name, register.Name, tally.Unit, period, null, null, null, reported, counted);
        }
        var number = Count(tally, register, period);
        return new TermNumber(
            term, name, year, tally.Name, register.Name, tally.Unit, period, number.Number, Display.Print(number.Number), number.Entries, reported, null);
    }

    /// <summary>The reports behind all the terms; those of a register and time that two terms share count once.</summary>
    public Completeness Completeness(IEnumerable<TermNumber> terms) =>
        terms.Where(term => term is { Register: not null, Period: not null }).DistinctBy(term => (term.Register, term.Period))
            .Aggregate(Indicators.Completeness.None, (sum, term) => sum + term.Completeness);

    private Text? WhyMissing(Tally tally, Register register, RegisterReports reports, string name, int year, Period period)
    {
        var (from, to) = (Times.Print(period.From), Times.Print(period.To));
        if (tally.When == TallyTime.AtDate)
        {
            return !reports.Covers(period.To, period.To) ? Messages.Get("value.dateBeforeCoverage", name, year, register.Title, to)
                : !HasAny(tally, register, reports, period) ? Messages.Get("value.noEntryUntil", name, year, register.Title, to)
                : null;
        }
        return !reports.Covers(period.From, period.To) ? Messages.Get("value.beforeCoverage", name, year, register.Title, from, to)
            : !HasAny(tally, register, reports, period) ? Messages.Get("value.noEntry", name, year, register.Title, from, to)
            : null;
    }

    private Counted Count(Tally tally, Register register, Period period)
    {
        if (!counts.TryGetValue((tally.Name, period), out var counted))
        {
            counts[(tally.Name, period)] = counted = TallyReader.Count(transaction, agency, tally, register, period, asKnown);
        }
        return counted;
    }

    private Completeness Reports(string register, Period period)
    {
        if (!completeness.TryGetValue((register, period), out var found))
        {
            completeness[(register, period)] = found = Register(register).Reports.Count(period);
        }
        return found;
    }

    private bool HasAny(Tally tally, Register register, RegisterReports reports, Period period)
    {
        if (!any.TryGetValue((register.Name, period, tally.When), out var found))
        {
            any[(register.Name, period, tally.When)] = found = reports.HasAny(period, tally.When);
        }
        return found;
    }

    private (Register Register, RegisterReports Reports) Register(string name)
    {
        if (!registers.TryGetValue(name, out var found))
        {
            var register = RegisterStore.Find(transaction, name)!;
            registers[name] = found = (register, new RegisterReports(transaction, agency, register, units, asKnown));
        }
        return found;
    }
}
