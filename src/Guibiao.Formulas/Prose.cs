namespace Guibiao.Formulas;

/// <summary>What a sentence without operators means: a ratio, a bound, a growth or a named rate. Always only suggested.</summary>
internal sealed record ProseReading(Segment Segment, bool IsPercent, string IssueCode);

/// <summary>X占Y之比率, X達Y n%以上, X較上年度成長率, X預算執行率.</summary>
internal sealed class Prose(FoldedText text, int from, int to, Scope scope, ResultUnit unit)
{
    private static readonly string[] RatioWords = ["比率", "比例", "百分比", "比重"];
    private static readonly string[] GrowthWords = ["成長率", "增加率", "增長率", "增減率", "成長比率", "增加比率", "成長百分比", "成長幅度", "增加幅度", "增幅"];
    private readonly List<(int From, int To)> _remarks = [];
    private readonly List<NameUse> _uses = [];
    private readonly List<FormulaIssue> _issues = [];

    public ProseReading? Read()
    {
        var end = Layout.WithoutRemarks(text, from, to, _remarks);
        return Share(end) ?? Bound(end) ?? Growth(end) ?? BudgetExecution(end);
    }

    // X占Y之比率 is X÷Y.
    private ProseReading? Share(int end)
    {
        if (RatioWords.FirstOrDefault(word => EndsWith(end, word)) is not { } ratio)
        {
            return null;
        }
        var whole = Layout.TrimEnd(text, from, end - ratio.Length, "之的");
        foreach (var at in Layout.Outside(text, from, whole).Where(i => text[i] == '占' && !"有用地領據線".Contains(text[i + 1])))
        {
            if (Name(Clause(at), at, null) is { } part && Name(at + 1, whole, part.Name.Year) is { } all)
            {
                return Suggest(new Chain(part, [new(Operator.Over, all)]), true, "ratio-from-prose");
            }
            _uses.Clear();
            _issues.Clear();
        }
        return null;
    }

    // X達Y n%以上 under a remark that gives 1 and 0 is 若(X≥Y×n%,1,0); 以上 includes the bound.
    private ProseReading? Bound(int end)
    {
        var includes = EndsWith(end, "以上") || EndsWith(end, "以下") || EndsWith(end, "(含)以上") || EndsWith(end, "(含)以下");
        var percent = end - (EndsWith(end, "(含)以上") || EndsWith(end, "(含)以下") ? 5 : includes ? 2 : 0) - 1;
        if (percent <= from || text[percent] != '%' || !includes)
        {
            return null;
        }
        var comparison = EndsWith(end, "以上") ? Comparison.AtLeast : Comparison.AtMost;
        var digits = percent;
        while (digits > from && (char.IsAsciiDigit(text[digits - 1]) || text[digits - 1] == '.'))
        {
            digits--;
        }
        var scored = _remarks.Find(remark => text.Chars[remark.From..remark.To] is var words && words.Contains('1') && words.Contains('0'));
        if (!Exact.TryParse(text.Chars[digits..percent], out var bound) || (scored == default && unit == ResultUnit.Plain))
        {
            return null;
        }
        foreach (var at in Layout.Outside(text, from, digits).Where(i => text[i] == '達').OrderBy(i => EndsInCount(i) ? 0 : 1).ThenByDescending(i => i))
        {
            var after = at + (text[at + 1] == '到' ? 2 : 1);
            var of = Layout.TrimEnd(text, after, digits, "之的");
            if (Name(Clause(at), at, null) is { } part && (of == after || Name(after, of, null) is not null))
            {
                var limit = new Literal(bound, NumberKind.Percent);
                Expression? all = of == after ? null : new Use(_uses[^1]);
                return scored != default
                    ? Suggest(Scored(part, comparison, all is null ? limit : new Chain(all, [new(Operator.Times, limit)]), text.Chars[scored.From..scored.To]), false, "bound-from-prose")
                    : all is null ? null : Suggest(new Chain(part, [new(Operator.Over, all)]), true, "ratio-from-prose");
            }
            _uses.Clear();
            _issues.Clear();
        }
        return null;
    }

    private bool EndsInCount(int at) => Measures.EndsInCountNoun(text.Chars[Math.Max(from, at - 4)..at]) || Folding.Closers.Contains(text[at - 1]);

    // 「1」代表達成，「0」代表未達成: where 1 is said to mean 未達成, it's the other way round.
    private static Choice Scored(Expression left, Comparison comparison, Expression right, string remark)
    {
        var clauses = remark.Split(',', ';', '。', '、');
        var ofOne = Array.Find(clauses, clause => clause.Contains('1')) ?? "";
        var ofZero = Array.Find(clauses, clause => clause.Contains('0')) ?? "";
        Expression met = new Literal(1, NumberKind.Plain);
        Expression unmet = new Literal(0, NumberKind.Plain);
        return ofOne.Contains('未') && !ofZero.Contains('未') ? new(left, comparison, right, unmet, met) : new(left, comparison, right, met, unmet);
    }

    // X較上年度成長率 is growth of X.
    private ProseReading? Growth(int end)
    {
        if (GrowthWords.FirstOrDefault(word => EndsWith(end, word)) is not { } growth)
        {
            return null;
        }
        var of = Layout.TrimEnd(text, from, end - growth.Length, "之的");
        foreach (var at in Layout.Outside(text, from, of).Where(i => "較比與對".Contains(text[i])))
        {
            if (YearWords.At(text, at + 1, of) is { } year && year.Printed is null && year.Offset == -1 && at + 1 + year.Length is var rest
                && text.Chars[rest..of] is "" or "同期" or "度同期" or "之" or "同期之" or "相比" or "同期相比" or "之同期")
            {
                return GrowthOf(Clause(at), at);
            }
        }
        var stop = Layout.TrimEnd(text, from, of, "年");
        return growth == "成長率" && scope.Total is null ? GrowthOf(Clause(stop), stop) : null;
    }

    private ProseReading? GrowthOf(int start, int end) =>
        Name(start, end, null) is { } name ? Suggest(new Function(FunctionName.Growth, [name]), true, "growth-from-prose") : null;

    // X預算執行率 without more is 執行數÷預算數 with those two keys.
    private ProseReading? BudgetExecution(int end)
    {
        if (!EndsWith(end, "預算執行率"))
        {
            return null;
        }
        var ratio = new Chain(new Input(new("執行數", 0)), [new(Operator.Over, new Input(new("預算數", 0)))]);
        return Suggest(ratio, true, "budget-rate-from-prose");
    }

    private ProseReading Suggest(Expression read, bool isPercent, string issue) => new(Segment.Of(text, read, _uses, _issues, scope), isPercent, issue);

    private bool EndsWith(int end, string word) => end - word.Length >= from && text.Has(end - word.Length, word);

    // X begins after the last stop before it.
    private int Clause(int before)
    {
        var start = from;
        foreach (var i in Layout.Outside(text, from, before))
        {
            start = ",。;:".Contains(text[i]) ? i + 1 : start;
        }
        return start;
    }

    private Use? Name(int start, int end, YearWord? year)
    {
        start = Labels.AfterLeading(text, start, end, out var own);
        var parser = new Parser(text, start, end, scope);
        if (end <= start || parser.Formula() is not Use { Name.IsYearAlone: false } use)
        {
            return null;
        }
        var name = use.Name;
        var named = new NameUse(name.Name, name.Remark, name.Year ?? own ?? year, name.Shift, name.Start, name.End, _uses.Count) { Key = name.Key };
        _uses.Add(named);
        _issues.AddRange(parser.Issues);
        return new(named);
    }
}
