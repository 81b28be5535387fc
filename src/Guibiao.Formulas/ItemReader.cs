namespace Guibiao.Formulas;

/// <summary>Reads one numbered component.</summary>
internal sealed class ItemReader(FoldedText text, NumberedItem item, int stop, bool endsText, Reading reading, Asked asked)
{
    private static readonly string[] Joining = ["以及", "及", "與", "和", "暨"];

    private readonly string _key = item.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    private readonly int _end = End(text, item.Start, stop, endsText);

    /// <summary>EndsText: nothing stands after the component, so that its text may be cut off.</summary>
    public static ItemReading Read(FoldedText text, NumberedItem item, int stop, bool endsText, Reading reading, Asked asked) =>
        new ItemReader(text, item, stop, endsText, reading, asked).Read() with { Weight = Weight.In(text, item.Start, stop) };

    // What joins it to the next component is no part of it: 1.甲件數、2.乙件數，以及3.丙件數.
    private static int End(FoldedText text, int from, int stop, bool endsText)
    {
        var end = Layout.TrimEnd(text, from, stop, endsText ? "。;," : "。;,、");
        while (!endsText && Array.Find(Joining, word => end - word.Length > from && text.Has(end - word.Length, word)) is { } joining)
        {
            end = Layout.TrimEnd(text, from, end - joining.Length, "。;,、");
        }
        return end;
    }

    private ItemReading Read()
    {
        var divides = Slash.Divides(text, item.Start, _end, ResultUnit.Plain);
        var scope = new Scope(asked.Year, divides);
        if (RateWithBracket.BracketIn(text, item.Start, _end, divides) is { } bracket)
        {
            return OfSegment(Segment.Of(text, bracket, _end, scope), scope, Layout.TrimEnd(text, item.Start, bracket, "。,:"), bracket);
        }
        if (text.HoldsOperator(item.Start, _end) || (divides && text.HoldsSlash(item.Start, _end)))
        {
            var after = Layout.AfterLabel(text, item.Start, _end);
            scope = scope with { LabelName = after > item.Start ? Labels.NameIn(text, item.Start, after - 1) : null };
            return OfSegment(Segment.Of(text, after, _end, scope), scope, after > item.Start ? after - 1 : _end, after);
        }
        if (new Prose(text, item.Start, _end, scope, ResultUnit.Plain).Read() is { Segment: { Tree: { } tree } segment } prose && prose.IssueCode != "budget-rate-from-prose")
        {
            reading.Take(segment, scope);
            reading.Note(FormulaIssue.Warning(prose.IssueCode, text.Position(item.Start), CanonicalPrinter.Plainly(tree)));
            return Formula(Units.In(prose.IsPercent ? ResultUnit.Percent : ResultUnit.Plain, tree), _end) with { IsGuess = true };
        }
        return Milestone() ?? Counted();
    }

    private ItemReading OfSegment(Segment segment, Scope scope, int nameEnd, int from)
    {
        if (segment.Tree is not { } tree)
        {
            return new(_key, "") { Failure = segment.Failure };
        }
        reading.Mark(from, _end, MarkKind.Formula, _key);
        reading.Take(segment, scope);
        return Formula(tree, nameEnd) with { IsGuess = segment.Guessed };
    }

    private ItemReading Formula(Expression tree, int nameEnd)
    {
        var name = text.Printed(item.Start, nameEnd);
        var component = new Component(_key, name, Units.Of(tree) switch { ResultUnit.Percent => "%", ResultUnit.PerMille => "‰", _ => null });
        reading.Mark(item.Start, nameEnd, MarkKind.Component, _key);
        reading.Components.Add(component);
        return new(_key, name) { Parts = [component], Tree = tree, IsFormula = true, IsPercent = Units.Of(tree) == ResultUnit.Percent };
    }

    // An item that ends in n%, or (n%): reached where its value is 1.
    private ItemReading? Milestone()
    {
        var end = Folding.Closers.Contains(text[_end - 1]) && text.Match(_end - 1) > item.Start ? _end - 1 : _end;
        var digits = end - 1;
        while (digits > item.Start && (char.IsAsciiDigit(text[digits - 1]) || text[digits - 1] == '.'))
        {
            digits--;
        }
        if (text[end - 1] != '%' || (end < _end && text.Match(_end - 1) != digits - 1) || !Exact.TryParse(text.Chars[digits..(end - 1)], out var value))
        {
            return null;
        }
        return Component(item.Start, _end) with { Milestone = new(value, NumberKind.Percent) };
    }

    private ItemReading Counted()
    {
        var cut = CutOff.At(text, item.Start, endsText ? stop : _end);
        if (cut)
        {
            reading.Note(FormulaIssue.Warning("item-cut-off", text.Position(_end - 1), _key));
        }
        if (YearWords.FirstInside(text, item.Start, _end) is >= 0 and var inside && (inside > item.Start || YearWords.At(text, inside, _end) is not { Offset: 0 }))
        {
            reading.Note(FormulaIssue.Warning("year-word-inside-name", text.Position(inside), text.Printed(item.Start, _end)));
        }
        var parts = CountedParts.Of(text, item.Start, _end);
        if (parts.Count == 1 || parts.Count > 26)
        {
            return Component(item.Start, _end) with { IsGuess = cut };
        }
        var components = new List<Component>();
        foreach (var (from, to) in parts)
        {
            var component = new Component(_key + (char)('a' + components.Count), text.Printed(from, to), Measures.UnitOf(text.Chars[from..to]));
            reading.Mark(from, to, MarkKind.Component, component.Key);
            components.Add(component);
        }
        reading.Components.AddRange(components);
        var inputs = components.ConvertAll(Input);
        return new(_key, text.Printed(item.Start, _end))
        {
            Parts = components,
            Tree = new Chain(inputs[0], [.. inputs.Skip(1).Select(input => new Link(Operator.Plus, input))]),
            IsGuess = cut,
        };
    }

    private ItemReading Component(int from, int to)
    {
        var component = new Component(_key, text.Printed(from, to), Measures.UnitOf(text.Chars[from..to]));
        reading.Mark(from, to, MarkKind.Component, _key);
        reading.Components.Add(component);
        return new(_key, component.Name) { Parts = [component], Tree = Input(component) };
    }

    private static Expression Input(Component component) => new Input(new(component.Name, 0, component.Key));
}
