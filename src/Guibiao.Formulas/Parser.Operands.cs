using System.Globalization;
using System.Numerics;

namespace Guibiao.Formulas;

internal sealed partial class Parser
{
    // A printed year before a bracket is the year of every name in it that has none of its own.
    private YearWord? _printedYear;

    // primary = number [ "%" | "‰" | measure ] | "#" key | function | [ year ] ( group | name ) | year
    private Expression? Primary()
    {
        if (_i >= end)
        {
            return Fail("operand-expected-at-end", Math.Max(_start, end - 1));
        }
        if (YearWords.At(text, _i, end) is { } year)
        {
            return AfterYear(year);
        }
        return DigitsOfComponent() ?? Number() ?? Nameable(null, _i);
    }

    private Expression? AfterYear(YearWord year)
    {
        var from = _i;
        var after = _i + year.Length;
        if (IsGroup(after) || FunctionAt(after) is not null)
        {
            var (shift, printed) = (_shift, _printedYear);
            _shift += year.Offset;
            _printedYear = year.Printed is null ? _printedYear : year;
            _i = after;
            var tree = Nameable(null, from);
            (_shift, _printedYear) = (shift, printed);
            return tree;
        }
        _i = after;
        return after < end && (text[after] == '#' || _names.EndOf(after, _inFunction) > after) ? Nameable(year, from) : Add(new("", "", year, _shift, from, after, Uses.Count));
    }

    private Expression? Nameable(YearWord? year, int from) =>
        IsGroup(_i) ? Group()
        : FunctionAt(_i) is { } function ? Call(function)
        : text[_i] == '#' ? Key(year, from)
        : Name(year, from);

    // A bracket at an operand's place is a group, unless it holds no operator and a name goes on after it.
    private bool IsGroup(int i) => i < end && Folding.Openers.Contains(text[i]) && !_names.IsBracketInsideName(i, _inFunction);

    // group = "(" expr ")" | "[" expr "]"
    private Expression? Group()
    {
        var opener = _i;
        if (!Enter(opener))
        {
            return null;
        }
        if (ComponentNumber(opener) is { } component)
        {
            _depth--;
            return component;
        }
        var (shift, inFunction) = (_shift, _inFunction);
        _inFunction = false;
        _shift += text.Match(opener) is var close && close > 0 && close < end ? YearMark(close + 1) : 0;
        _i++;
        var tree = Expression();
        (_shift, _inFunction) = (shift, inFunction);
        if (tree is null || !Close(opener))
        {
            return null;
        }
        _i += _names.YearMarkLength(_i);
        _depth--;
        return tree;
    }

    // After numbered components (1)÷(2) means the components.
    private Expression? ComponentNumber(int opener)
    {
        var close = text.Match(opener);
        if (close < 0 || close >= end || close - opener is < 2 or > 5 || !scope.ComponentNames.ContainsKey(text.Chars[(opener + 1)..close]))
        {
            return null;
        }
        _i = close + 1;
        return Add(new("", "", null, _shift, opener, close + 1, Uses.Count) { Key = text.Chars[(opener + 1)..close] });
    }

    private bool Enter(int opener)
    {
        if (++_depth <= DeepestNesting)
        {
            return true;
        }
        Fail("nesting-too-deep", opener, DeepestNesting);
        return false;
    }

    private bool Close(int opener)
    {
        var closer = Folding.Closers[Folding.Openers.IndexOf(text[opener])];
        if (_i < end && text[_i] == closer)
        {
            _i++;
            return true;
        }
        if (_i < end && Folding.Closers.Contains(text[_i]))
        {
            Fail("bracket-kinds-differ", _i, text.Printed(opener, opener + 1), text.Printed(_i, _i + 1));
        }
        else if (_i >= end || text.Match(opener) < 0)
        {
            Fail("bracket-not-closed", opener, text.Printed(opener, opener + 1));
        }
        else
        {
            Unexpected();
        }
        return false;
    }

    // "#" key [ "@" year ]
    private Expression? Key(YearWord? year, int from)
    {
        var stop = _i + 1;
        while (stop < end && char.IsAsciiDigit(text[stop]))
        {
            stop++;
        }
        if (stop == _i + 1)
        {
            return Fail("key-expected", _i);
        }
        stop += stop < end && char.IsAsciiLetterLower(text[stop]) && !_names.IsOrZero(stop) && OperatorSigns.At(text, stop) is null ? 1 : 0;
        var key = text.Chars[(_i + 1)..stop];
        if (scope.ComponentNames.Count > 0 && !scope.ComponentNames.ContainsKey(key))
        {
            return Fail("key-unknown", _i, key);
        }
        var use = new NameUse("", "", year ?? _printedYear, _shift + YearMark(stop), from, stop, Uses.Count) { Key = key };
        _i = stop + _names.YearMarkLength(stop);
        return Add(use);
    }

    // [ year ] name, with the remarks right after it
    private Expression? Name(YearWord? year, int from)
    {
        var stop = _names.EndOf(_i, _inFunction);
        if (stop == _i)
        {
            return Folding.Closers.Contains(text[_i]) && _i == _start ? Unexpected() : Fail("operand-expected", _i, text.Printed(_i, _i + 1));
        }
        if (YearWords.FirstInside(text, _i, stop) is >= 0 and var word)
        {
            Issues.Add(FormulaIssue.Warning("year-word-inside-name", text.Position(word), text.Printed(_i, stop)));
        }
        var (name, shift) = (text.Printed(_i, stop), _shift + YearMark(stop));
        _i = stop + _names.YearMarkLength(stop);
        var remark = _i;
        SkipRemarks();
        return Add(new(name, text.Printed(remark, _i), year ?? _printedYear, shift, from, stop, Uses.Count));
    }

    private Use Add(NameUse use)
    {
        Uses.Add(use);
        return new(use);
    }

    private int YearMark(int i) =>
        _names.YearMarkLength(i) is > 0 and var length ? int.Parse(text.Chars[(i + 1)..(i + length)], CultureInfo.InvariantCulture) : 0;

    // (1+2)÷3 after numbered components
    private Use? DigitsOfComponent()
    {
        var stop = Digits();
        if (!scope.DigitsAreComponents || stop == _i || (stop < end && text[stop] is '%' or '‰') || !scope.ComponentNames.ContainsKey(text.Chars[_i..stop]) || !_names.IsBoundary(stop, _inFunction))
        {
            return null;
        }
        var from = _i;
        _i = stop;
        return Add(new("", "", null, _shift, from, stop, Uses.Count) { Key = text.Chars[from..stop] });
    }

    // number [ "%" | "‰" | measure ]
    private Literal? Number()
    {
        var stop = Digits();
        if (stop == _i)
        {
            return null;
        }
        var digits = text.Chars[_i..stop].Replace(",", "");
        var kind = stop < end && text[stop] == '%' ? NumberKind.Percent : stop < end && text[stop] == '‰' ? NumberKind.PerMille : NumberKind.Plain;
        var zeros = 0;
        if (kind != NumberKind.Plain)
        {
            stop++;
        }
        else if (!_names.IsBoundary(stop, _inFunction))
        {
            // Digits followed by a letter or a Chinese character begin a name, unless only a measure word stands there.
            stop = Measures.EndAfterNumber(text, stop, end, out zeros);
            if (!_names.IsBoundary(stop, _inFunction))
            {
                return null;
            }
        }
        if (!Exact.TryParse(digits, out var value))
        {
            return null;
        }
        _i = stop;
        return new(value * new Exact(BigInteger.Pow(10, zeros), 1), kind);
    }

    /// <summary>Where digits with one point and, outside a function's arguments, thousands commas end.</summary>
    private int Digits()
    {
        var stop = _i;
        while (stop < end && IsDigit(stop))
        {
            stop++;
        }
        while (!_inFunction && stop > _i && stop + 3 < end && text[stop] == ',' && IsDigit(stop + 1) && IsDigit(stop + 2) && IsDigit(stop + 3)
            && !char.IsAsciiDigit(text[stop + 4]))
        {
            stop += 4;
        }
        if (stop + 1 < end && text[stop] == '.' && IsDigit(stop + 1))
        {
            stop++;
            while (stop < end && IsDigit(stop))
            {
                stop++;
            }
        }
        return stop;

        bool IsDigit(int i) => char.IsAsciiDigit(text[i]) && (i == _i || !text.Gap(i));
    }
}
