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
    private readonly int _tail;

    public NumberedReader(FoldedText text, IReadOnlyList<NumberedItem> items, Asked asked)
    {
        (_text, _asked, _found) = (text, asked, items);
        _reading = new(text, asked);
        _end = Math.Max(_reading.Definitions.TailStart, items[^1].Start);
        _closer = Closer.In(text, items[^1].Start, _end, asked.Unit);
        _tail = _closer?.End ?? TailStart(items[^1]);
    }

    public Standard Read()
    {
        var items = new List<ItemReading>();
        foreach (var item in _found)
        {
            var stop = item == _found[^1] ? _closer?.Start ?? _tail : item.End;
            items.Add(ItemReader.Read(_text, item, stop, item == _found[^1] && stop >= _end, _reading, _asked));
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
        return new Tail(_text, _asked, _reading, items, _closer, combination).Read(_tail, _end) ?? combination.Standard();
    }

    // Without a closer a later sentence, or the clause with the equals sign, may hold the formula: 2.申請件數。核准率=…
    private int TailStart(NumberedItem last)
    {
        var first = Layout.Next(_text, last.Start, _end, "。;");
        for (var start = first + 1; start < _end; start = Layout.Next(_text, start, _end, "。;") + 1)
        {
            if (!IsOwn(last, start, first))
            {
                return start;
            }
        }
        var comma = Layout.Next(_text, last.Start, first, ",");
        return comma < first && !_text.HoldsOperator(last.Start, comma) && IsFormula(comma, first) && Layout.AfterLabel(_text, comma + 1, first) > comma + 1 ? comma : _end;
    }

    // A bracket after the component is its remark or the formula of its rate: 薦送率。（核准人數÷報名人數×100%）.
    private bool IsOwn(NumberedItem last, int start, int first)
    {
        var stop = Layout.TrimEnd(_text, start, Layout.Next(_text, start, _end, "。;"), ",");
        return start >= stop || (Folding.Openers.Contains(_text[start]) && (_text.Match(start) == stop - 1 || RateWithBracket.IsRate(_text.Chars[last.Start..first])));
    }

    private bool IsFormula(int from, int to) => _text.HoldsOperator(from, to) || (_text.HoldsSlash(from, to) && Slash.Divides(_text, from, to, _asked.Unit));
}
