using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Guibiao.Evidence;

/// <summary>Looks values up by column name without a dictionary for each row.</summary>
public sealed class ColumnNames(IReadOnlyList<string> columns)
{
    private readonly Dictionary<string, int> places = columns.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, object?> With(object?[] values) => new Row(this, values);

    private sealed class Row(ColumnNames names, object?[] values) : IReadOnlyDictionary<string, object?>
    {
        public object? this[string key] => values[names.places[key]];
        public IEnumerable<string> Keys => names.places.Keys;
        public IEnumerable<object?> Values => values;
        public int Count => values.Length;

        public bool ContainsKey(string key) => names.places.ContainsKey(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
        {
            var found = names.places.TryGetValue(key, out var at);
            value = found ? values[at] : null;
            return found;
        }

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
            names.places.Select(place => KeyValuePair.Create(place.Key, values[place.Value])).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
