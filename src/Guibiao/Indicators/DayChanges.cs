using Guibiao.Evidence;

namespace Guibiao.Indicators;

/// <summary>What a change of entries adds to the days of tallies, gathered before it is written: wider than the store's numbers, so that no order of entries overflows.</summary>
internal sealed class DayChanges
{
    private readonly Dictionary<(string Tally, string Day, string Key, string Unit), (Int128 Plus, Int128 Minus, long EntriesPlus, long EntriesMinus)> changes = [];

    public IEnumerable<KeyValuePair<(string Tally, string Day, string Key, string Unit), (Int128 Plus, Int128 Minus, long EntriesPlus, long EntriesMinus)>> Changes =>
        changes.Where(change => change.Value != default);

    public void Add(CountedTally tally, EntryRow entry, int sign)
    {
        if (tally.Of(entry.Values) is not var (from, to, key, amount))
        {
            return;
        }
        var begins = (tally.Tally.Name, from, key, entry.Unit);
        var (plus, minus, entriesPlus, entriesMinus) = changes.GetValueOrDefault(begins);
        changes[begins] = (plus + ((Int128)sign * amount), minus, entriesPlus + sign, entriesMinus);
        if (to is not null)
        {
            var ends = (tally.Tally.Name, to, key, entry.Unit);
            (plus, minus, entriesPlus, entriesMinus) = changes.GetValueOrDefault(ends);
            changes[ends] = (plus, minus + ((Int128)sign * amount), entriesPlus, entriesMinus + sign);
        }
    }
}
