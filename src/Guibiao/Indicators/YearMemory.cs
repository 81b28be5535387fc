using System.Collections.Concurrent;
using Guibiao.Plans;

namespace Guibiao.Indicators;

/// <summary>What was read and computed of a year while its agency's history ended with one event: it holds until the next event, since every change is one.</summary>
public sealed record YearMemory(string Event, StoredPlan Plan, IReadOnlyList<MeasuredIndicator> Indicators)
{
    public ConcurrentDictionary<(string Indicator, DateOnly At), Value> Values { get; } = new();

    public ConcurrentDictionary<(string Indicator, int Year, DateOnly At), MonthValue> Numbers { get; } = new();
}
