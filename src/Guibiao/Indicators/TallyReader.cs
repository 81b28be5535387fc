using System.Data.Common;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Indicators.Filters;
using Guibiao.Storage;

namespace Guibiao.Indicators;

/// <summary>Reads tallies for a period: now from the days that are kept, or as they were known on a day straight from the register. Lives as long as one transaction.</summary>
public sealed class TallyReader
{
    private readonly DbTransaction transaction;
    private readonly string agency;
    private readonly DateTimeOffset? asKnown;
    private readonly Dictionary<string, Tally> tallies;
    private readonly Dictionary<string, Register> registers;
    private readonly Dictionary<string, IReadOnlyList<Coverage>> coverage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CountedTally> counted = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, Period), TallyValue> values = [];
    private readonly Reports reports;
    private CodeLists? lists;

    public TallyReader(DbTransaction transaction, string agency, DateTimeOffset? asKnown = null)
    {
        (this.transaction, this.agency, this.asKnown) = (transaction, agency, asKnown);
        tallies = TallyStore.Load(transaction, agency).ToDictionary(tally => tally.Name, StringComparer.Ordinal);
        registers = RegisterStore.All(transaction).ToDictionary(register => register.Name, StringComparer.Ordinal);
        reports = new Reports(transaction, agency, asKnown);
    }

    public Tally Tally(string name) => tallies[name];

    public Register Register(Tally tally) => registers[tally.Register];

    public TallyValue Value(string name, Period period)
    {
        var register = registers[tallies[name].Register];
        return Number(name, period) with { Completeness = reports.Of(register, Coverage(register.Name), period) };
    }

    /// <summary>The same without how complete the reports are, which takes longer to say than the number.</summary>
    public TallyValue Number(string name, Period period)
    {
        if (values.TryGetValue((name, period), out var known))
        {
            return known;
        }
        var tally = tallies[name];
        var register = registers[tally.Register];
        var (number, entries) = asKnown is null ? ReadDays(tally, period) : ReadRegister(tally, register, period);
        var missing = WhyMissing(tally, register, Coverage(register.Name), period, entries);
        var scale = tally.Count == TallyCount.Sum ? register.Field(tally.Field!).Scale : 0;
        return values[(name, period)] = new TallyValue(missing is null ? Scaled(number, scale) : null, missing is null ? entries : 0, missing, Completeness.None);
    }

    /// <summary>The entries behind a value, as a condition for <see cref="EntryList"/>.</summary>
    public SqlFilter Behind(string name, Period period) => TallySql.Behind(Counted(tallies[name]), registers[tallies[name].Register], period);

    /// <summary>The number of days that are kept, by a range of its index.</summary>
    private (decimal Number, long Entries) ReadDays(Tally tally, Period period)
    {
        var inPeriod = tally.Time == TallyTime.InPeriod;
        var parameters = new
        {
            agency,
            tally = tally.Name,
            first = inPeriod ? Times.Print(period.From) : "",
            last = Times.Print(period.To),
            ended = tally.Time switch { TallyTime.InPeriod => "", TallyTime.AtDate => Times.Print(period.To), _ => Times.Print(period.From) },
        };
        const string Ended = "CASE WHEN day <= @ended THEN minus ELSE 0 END";
        const string Entries = "CAST(COALESCE(SUM(entries_plus), 0) - COALESCE(SUM(CASE WHEN day <= @ended THEN entries_minus ELSE 0 END), 0) AS bigint)";
        const string Days = "FROM tally_day WHERE agency = @agency AND tally = @tally AND day BETWEEN @first AND @last";
        if (tally.Count == TallyCount.Distinct)
        {
            return transaction.Connection!.QuerySingle<(long, long)>(
                $"SELECT COUNT(*), CAST(COALESCE(SUM(entries), 0) AS bigint) FROM (SELECT SUM(plus) - SUM({Ended}) AS number, {Entries} AS entries {Days} GROUP BY key) AS keys WHERE number > 0", parameters, transaction);
        }
        var (high, low, highEnded, lowEnded, entries) = transaction.Connection!.QuerySingle<(long, long, long, long, long)>(
            $"SELECT {Halves("plus")}, {Halves(Ended)}, {Entries} {Days}", parameters, transaction);
        return (Whole(high, low) - Whole(highEnded, lowEnded), entries);
    }

    /// <summary>The same number straight from the register, as it was known.</summary>
    private (decimal Number, long Entries) ReadRegister(Tally tally, Register register, Period period)
    {
        var behind = TallySql.Behind(Counted(tally), register, period);
        var parameters = new DynamicParameters(new { agency, known = Times.Print(asKnown!.Value) });
        foreach (var (name, value) in behind.Parameters)
        {
            parameters.Add(name.TrimStart('@'), value);
        }
        var number = tally.Count switch
        {
            TallyCount.Entries => "CAST(0 AS bigint), COUNT(*)",
            TallyCount.Sum => Halves(TallySql.Column(register, tally.Field!)),
            _ => $"CAST(0 AS bigint), COUNT(DISTINCT {TallySql.Column(register, tally.Field!)})",
        };
        var (high, low, entries) = transaction.Connection!.QuerySingle<(long, long, long)>(
            $"SELECT {number}, COUNT(*) FROM {register.Table} WHERE agency = @agency AND status = 'verified' AND known_from <= @known AND (known_to IS NULL OR known_to > @known) AND {behind.Where}",
            parameters,
            transaction);
        return (Whole(high, low), entries);
    }

    // A sum may be larger than the whole numbers of a store: it is taken in two halves. PostgreSQL sums whole numbers to decimals: hence the casts.
    private static string Halves(string amount) => $"CAST(COALESCE(SUM(({amount}) >> 32), 0) AS bigint), CAST(COALESCE(SUM(({amount}) & 4294967295), 0) AS bigint)";

    private static decimal Whole(long high, long low) => (high * 4294967296m) + low;

    /// <summary>Missing is not zero: nothing covers the time, or in all of it nobody reported anything.</summary>
    private Text? WhyMissing(Tally tally, Register register, IReadOnlyList<Coverage> spans, Period period, long entries)
    {
        var asked = tally.Time == TallyTime.AtDate ? period.To : period.From;
        if (!spans.Any(span => span.From <= asked && (span.To is null || asked < span.To)))
        {
            return spans.FirstOrDefault(span => span.From > asked) is { } later
                ? Messages.Get("tally.beforeCoverage", tally.Title, register.Title, later.From, asked)
                : Messages.Get("tally.notCovered", tally.Title, register.Title, asked);
        }
        if (entries > 0 || reports.AnyIn(register, tally, tally.Time == TallyTime.AtDate ? new(spans.Where(span => span.From <= asked).Max(span => span.From), period.To) : period))
        {
            return null;
        }
        return Messages.Get("tally.nothingReported", tally.Title, period.From, period.To);
    }

    private CountedTally Counted(Tally tally)
    {
        if (!counted.TryGetValue(tally.Name, out var read))
        {
            lists ??= CodeLists.Load(transaction, agency);
            counted[tally.Name] = read = new CountedTally(tally, registers[tally.Register], lists, new FilterTest(lists));
        }
        return read;
    }

    private IReadOnlyList<Coverage> Coverage(string register)
    {
        if (!coverage.TryGetValue(register, out var spans))
        {
            coverage[register] = spans = RegisterStore.LoadCoverage(transaction, agency, register);
        }
        return spans;
    }

    private static decimal Scaled(decimal number, int scale)
    {
        var value = number;
        for (var i = 0; i < scale; i++)
        {
            value /= 10;
        }
        return value;
    }
}
