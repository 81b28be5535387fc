namespace Guibiao.Formulas;

/// <summary>Reads a standard without numbered components: a formula, prose that means one, or a count.</summary>
internal sealed class SingleReader
{
    private static readonly string[] NotRates = ["效率", "頻率"];

    private readonly FoldedText _text;
    private readonly Asked _asked;
    private readonly Reading _reading;
    private readonly int _end;
    private readonly int _after;
    private readonly Scope _scope;

    public SingleReader(FoldedText text, Asked asked)
    {
        (_text, _asked) = (text, asked);
        _reading = new(text, asked);
        _end = _reading.Definitions.TailStart;
        var head = _reading.Definitions.HeadEnd;
        _after = Layout.AfterLabel(text, head, _end);
        _scope = new(asked.Year, Slash.Divides(text, head, _end, asked.Unit)) { LabelName = _after > head ? Labels.NameIn(text, head, _after - 1) : null };
    }

    public Standard Read()
    {
        if (!_text.HoldsOperator(0, _end) && ReadProse() is { } prose)
        {
            return prose;
        }
        if (_text.HoldsOperator(0, _end) || (_scope.SlashDivides && _text.HoldsSlash(0, _end)))
        {
            return ReadFormula();
        }
        return Special.Read(_text, _after, _end, _scope) is { } special ? OfSegment(special, _after) : ReadCount();
    }

    private Standard ReadFormula()
    {
        var segment = Segment.Of(_text, _after, _end, _scope);
        if (segment.Tree is not null)
        {
            return OfSegment(segment, _after);
        }
        // 薦送率（實際核准人數÷申請報名人數×100%）: a rate, and its formula in the bracket after it.
        if (RateWithBracket.BracketIn(_text, _after, _end, _scope.SlashDivides) is { } bracket && Segment.Of(_text, bracket, _end, _scope) is { Tree: not null } inner)
        {
            return OfSegment(inner, bracket);
        }
        return _reading.Invalid(segment.Failure!);
    }

    private Standard OfSegment(Segment segment, int from)
    {
        if (segment.Failure is { } failure)
        {
            return _reading.Invalid(failure);
        }
        _reading.Mark(0, Math.Max(0, from - 1), MarkKind.Label);
        _reading.Mark(from, _end, MarkKind.Formula);
        _reading.Take(segment, _scope);
        return _reading.Settled(segment.Tree!, segment.Guessed, from > 0 && Labels.SaysPercent(_text, 0, from - 1), apart: segment.Merged ? segment.Apart() : null);
    }

    private Standard? ReadProse()
    {
        // In prose a / is never an operator: 男/女性參與人次占總人次之比率.
        var scope = _scope with { SlashDivides = false };
        if (new Prose(_text, 0, _end, scope, _asked.Unit).Read() is not { } prose || prose.Segment.Tree is not { } tree)
        {
            return null;
        }
        _reading.Take(prose.Segment, scope);
        _reading.Note(FormulaIssue.Warning(prose.IssueCode, null, CanonicalPrinter.Plainly(tree)));
        return _reading.Settled(tree, suggested: true, prose.IsPercent, apart: prose.Segment.Merged ? prose.Segment.Apart() : null);
    }

    private Standard ReadCount()
    {
        var end = Layout.TrimEnd(_text, 0, _text.Length, "。;,");
        var core = Layout.WithoutRemarks(_text, 0, _text.Length);
        end = end == 0 ? _text.Length : end;
        var name = _text.Printed(0, end);
        _reading.Mark(0, end, MarkKind.Component, "1");
        var begins = YearWords.At(_text, 0, end) is { } word && word.Offset == 0 && word.Printed is null ? word.Length : 0;
        if (YearWords.FirstInside(_text, begins, end) is >= 0 and var inside)
        {
            _reading.Note(FormulaIssue.Warning("year-word-inside-name", _text.Position(inside), name));
        }
        var cut = CutOff.At(_text, 0, _text.Length);
        if (cut)
        {
            _reading.Note(FormulaIssue.Warning("item-cut-off", _text.Position(_text.Length - 1), "1"));
        }
        var counted = _text.Chars[..core];
        var rate = counted.EndsWith('率') && !Array.Exists(NotRates, word => counted.EndsWith(word, StringComparison.Ordinal));
        var percent = Labels.SaysPercent(counted);
        if (rate || percent)
        {
            _reading.Note(FormulaIssue.Warning("rate-without-formula", null, name));
        }
        return _reading.Count(new("1", name, _asked.CountUnit ?? (rate || percent ? null : Measures.UnitOf(counted))), cut || rate || percent, percent);
    }
}
