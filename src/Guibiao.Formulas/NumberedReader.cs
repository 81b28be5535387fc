namespace Guibiao.Formulas;

/// <summary>Reads numbered components, the closer that says how they come together, and the formula after it.</summary>
internal sealed class NumberedReader
{
    private readonly FoldedText _text;
    private readonly Asked _asked;
    private readonly Reading _reading;
    private readonly IReadOnlyList<NumberedItem> _found;
    private readonly Closer? _closer;
    private readonly int _end;
    private int _tail;

    public NumberedReader(FoldedText text, IReadOnlyList<NumberedItem> items, Asked asked)
    {
        (_text, _asked, _found) = (text, asked, items);
        _reading = new(text, asked);
        _end = Math.Max(_reading.Definitions.TailStart, items[^1].Start);
        _closer = Closer.In(text, items[^1].Start, _end);
        _tail = _closer?.End ?? TailStart(items[^1]);
    }

    public Standard Read()
    {
        var items = new List<ItemReading>();
        foreach (var item in _found)
        {
            var stop = item == _found[^1] ? _closer?.Start ?? _tail : item.End;
            items.Add(ItemReader.Read(_text, item, stop, _reading, _asked));
        }
        if (items.Find(item => item.Failure is not null)?.Failure is { } failure)
        {
            return _reading.Invalid(failure);
        }
        if (_closer is not null)
        {
            _reading.Mark(_closer.Start, _closer.End, MarkKind.Closer);
        }
        var combination = new Combination(items, _closer, _asked, _reading);
        return ReadTail(items, combination) ?? combination.Standard();
    }

    // The formula after the closer (達成值計算方式：…), or after the last component.
    private Standard? ReadTail(List<ItemReading> items, Combination combination)
    {
        _tail = Layout.Skip(_text, _tail, _end, ",。;");
        if (_tail >= _end)
        {
            return null;
        }
        var after = Layout.AfterLabel(_text, _tail, _end);
        var divides = Slash.Divides(_text, _tail, _end, _asked.Unit);
        var scope = ScopeOf(items, combination, divides) with { LabelName = after > _tail ? Labels.NameIn(_text, _tail, after - 1) : null };
        var segment = _text.HoldsOperator(_tail, _end) || (divides && _text.HoldsSlash(_tail, _end)) ? Segment.Of(_text, after, _end, scope)
            : after > _tail ? Special.Read(_text, after, _end, scope)
            : null;
        if (segment is null)
        {
            return combination.GrowthNamedIn(_tail, _end);
        }
        if (segment.Tree is not { } tree)
        {
            return _reading.Invalid(segment.Failure!);
        }
        _reading.Mark(after, _end, MarkKind.Formula);
        _reading.Take(segment, scope);
        return _reading.Settled(
            tree, segment.Guessed || items.Exists(item => item.IsGuess), after > _tail && Labels.SaysPercent(_text, _tail, after - 1), combination.CountUnit, _closer is not null,
            segment.Merged ? segment.Apart() : null);
    }

    private Scope ScopeOf(List<ItemReading> items, Combination combination, bool divides)
    {
        var keys = new Dictionary<string, string>();
        var names = new Dictionary<string, string>();
        var trees = new Dictionary<string, Expression>();
        foreach (var item in items)
        {
            foreach (var part in item.Parts)
            {
                if (!keys.TryAdd(NameText.Fold(part.Name), part.Key))
                {
                    keys.Remove(NameText.Fold(part.Name));
                }
                names.TryAdd(part.Key, part.Name);
            }
            if (item.IsFormula || item.Parts.Count > 1)
            {
                names.TryAdd(item.Key, item.Name);
                trees.TryAdd(item.Key, item.Tree!);
            }
            keys.TryAdd($"第{item.Key}項", item.Key);
            keys.TryAdd($"項目{item.Key}", item.Key);
        }
        return new(_asked.Year, divides)
        {
            Components = keys,
            ComponentNames = names,
            ComponentTrees = trees,
            Total = _closer is null ? null : combination.Tree,
            IsTotal = name => _closer is not null && (_closer.Name is { } named ? name == NameText.Fold(named) : IsTotalWord(name)),
        };
    }

    private static bool IsTotalWord(string name) =>
        name.Length <= 6 && (name.StartsWith('總') || name.StartsWith("合計", StringComparison.Ordinal) || name.StartsWith("加總", StringComparison.Ordinal) || name.StartsWith("平均", StringComparison.Ordinal));

    // Without a closer a later sentence, or the clause with the equals sign, may hold the formula: 2.申請件數。核准率=…
    private int TailStart(NumberedItem last)
    {
        for (var start = last.Start; start < _end;)
        {
            var stop = Layout.Next(_text, start, _end, "。;");
            if (start > last.Start && !Folding.Openers.Contains(_text[start]) && _text.HoldsOperator(start, stop))
            {
                return start;
            }
            start = stop + 1;
        }
        var first = Layout.Next(_text, last.Start, _end, "。;");
        var comma = Layout.Next(_text, last.Start, first, ",");
        return comma < first && !_text.HoldsOperator(last.Start, comma) && _text.HoldsOperator(comma, first) && Layout.AfterLabel(_text, comma + 1, first) > comma + 1 ? comma : _end;
    }
}
