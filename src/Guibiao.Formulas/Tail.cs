namespace Guibiao.Formulas;

/// <summary>What stands after the numbered components and their closer: a formula over them (達成值計算方式：…), a sentence that means one, or more words.</summary>
internal sealed class Tail(FoldedText text, Asked asked, Reading reading, List<ItemReading> items, Closer? closer, Combination combination)
{
    private const int LongestSymbol = 3;

    private static readonly string[] GoingOn = ["再行", "後再", "並再", "再", "並", "後"];

    /// <summary>The standard that the stretch makes of the components; null where it says nothing of how they are computed.</summary>
    public Standard? Read(int from, int to)
    {
        from = Layout.Skip(text, from, to, ",。;");
        while (from < to && Folding.Openers.Contains(text[from]) && text.Match(from) > 0 && text.Match(from) < to && !text.HoldsOperator(from, to))
        {
            from = Layout.Skip(text, text.Match(from) + 1, to, ",。;");
        }
        if (from >= to)
        {
            return null;
        }
        return GoesOn(from, to) ?? Formula(from, to) ?? combination.GrowthNamedIn(from, to) ?? Sentence(from, to);
    }

    // 以上合計，再除以2
    private Standard? GoesOn(int from, int to)
    {
        var word = GoingOn.FirstOrDefault(word => text.Has(from, word)) ?? "";
        from += word.Length;
        return closer is { IsOperand: false } && OperatorSigns.Width(text, from) > 0
            ? OfSegment(Segment.Of(text, from, to, ScopeOf(divides: true) with { Begin = combination.Tree }), from, to, false)
            : null;
    }

    private Standard? Formula(int from, int to)
    {
        var after = Layout.AfterLabel(text, from, to);
        var divides = Slash.Divides(text, from, to, asked.Unit);
        var scope = ScopeOf(divides) with { LabelName = after > from ? Labels.NameIn(text, from, after - 1) : null };
        var segment = text.HoldsOperator(from, to) || (divides && text.HoldsSlash(from, to)) ? Segment.Of(text, after, to, scope)
            : after > from ? Special.Read(text, after, to, scope)
            : null;
        if (segment?.Tree is { } tree && References.Of(tree).Count == 0 && Segment.Of(text, after, to, scope with { DigitsAreComponents = true }) is { Tree: not null, Uses.Count: > 1 } ofComponents)
        {
            reading.Note(FormulaIssue.Warning("digits-are-components", text.Position(after)));
            return OfSegment(ofComponents, after, to, after > from && Labels.SaysPercent(text, from, after - 1), suggested: true);
        }
        return segment is null ? null : OfSegment(segment, after, to, after > from && Labels.SaysPercent(text, from, after - 1));
    }

    private Standard OfSegment(Segment segment, int from, int to, bool isPercent, bool suggested = false)
    {
        if (segment.Tree is not { } tree)
        {
            return reading.Invalid(segment.Failure!);
        }
        reading.Mark(from, to, MarkKind.Formula);
        reading.Take(segment, ScopeOf(divides: false));
        return reading.Settled(
            tree, suggested || segment.Guessed || items.Exists(item => item.IsGuess), isPercent, combination.CountUnit, closer is not null, segment.Merged ? segment.Apart() : null);
    }

    // 甲件數占乙件數之比率, said of the components; else words that nothing is computed from.
    private Standard? Sentence(int from, int to)
    {
        var scope = ScopeOf(divides: false);
        if (new Prose(text, from, to, scope, asked.Unit).Read() is { Segment: { Tree: { } tree } segment } prose && prose.IssueCode != "budget-rate-from-prose")
        {
            reading.Take(segment, scope);
            reading.Note(FormulaIssue.Warning(prose.IssueCode, text.Position(from), CanonicalPrinter.Plainly(tree)));
            return reading.Settled(tree, suggested: true, prose.IsPercent);
        }
        reading.Note(FormulaIssue.Warning("sentence-not-read", text.Position(from), text.Printed(from, Layout.TrimEnd(text, from, to, "。;,"))));
        return null;
    }

    private Scope ScopeOf(bool divides)
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
                // 1.A：已完成件數 is A.
                if (NameText.Fold(part.Name) is var name && name.IndexOfAny([':', '=']) is > 0 and <= LongestSymbol and var link)
                {
                    keys.TryAdd(name[..link], part.Key);
                    keys.TryAdd(name[(link + 1)..], part.Key);
                }
            }
            if (item.IsFormula || item.Parts.Count > 1)
            {
                names.TryAdd(item.Key, item.Name);
                trees.TryAdd(item.Key, item.Tree!);
            }
            keys.TryAdd($"第{item.Key}項", item.Key);
            keys.TryAdd($"項目{item.Key}", item.Key);
        }
        return new(asked.Year, divides)
        {
            Components = keys,
            ComponentNames = names,
            ComponentTrees = trees,
            Total = closer is null ? null : combination.Tree,
            IsTotal = name => closer is not null && (Closer.IsPhrase(name) || (closer.Name is { } named ? name == NameText.Fold(named) : IsTotalWord(name))),
        };
    }

    private static bool IsTotalWord(string name) =>
        name.Length <= 6 && (name.StartsWith('總') || name.StartsWith("合計", StringComparison.Ordinal) || name.StartsWith("加總", StringComparison.Ordinal) || name.StartsWith("平均", StringComparison.Ordinal));
}
