using Guibiao.Evidence;
using Guibiao.Indicators.Filters;

namespace Guibiao.Indicators;

/// <summary>A tally with its filter read: what one entry adds to it.</summary>
public sealed class CountedTally
{
    private readonly Filter filter;
    private readonly FilterTest test;
    private readonly string from;
    private readonly string? to;

    /// <exception cref="InvalidOperationException">A filter that was stored can't be read any more: a list that it names is gone.</exception>
    public CountedTally(Tally tally, Register register, CodeLists lists, FilterTest test)
    {
        (Tally, this.test) = (tally, test);
        (from, to) = (tally.From(register), tally.Time == TallyTime.InPeriod ? null : tally.To(register));
        var (read, issue) = FilterReader.Read(tally.Filter, register, lists, RegisterTables.DateColumn(register));
        filter = read ?? throw new InvalidOperationException($"{tally.Name}: {issue!.Message.English}");
        Sql = FilterSql.Write(filter, register);
    }

    public Tally Tally { get; }

    public SqlFilter Sql { get; }

    /// <summary>When the entry begins and ends to count, under which key and with how much; null where it does not count at all.</summary>
    public (string From, string? To, string Key, long Amount)? Of(IReadOnlyDictionary<string, object?> values)
    {
        if (values.GetValueOrDefault(from) is not string begins || !test.Holds(filter, values))
        {
            return null;
        }
        var field = Tally.Field is null ? null : values.GetValueOrDefault(Tally.Field);
        var ends = to is null ? null : values.GetValueOrDefault(to) as string;
        return Tally.Count switch
        {
            TallyCount.Entries => (begins, ends, "", 1),
            TallyCount.Sum when field is long amount => (begins, ends, "", amount),
            TallyCount.Distinct when field is not null => (begins, ends, $"{field}", 1),
            _ => null,
        };
    }
}
