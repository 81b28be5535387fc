namespace Guibiao.Formulas;

/// <summary>What a sentence without operators means: a ratio, a bound, a growth or a named rate. Always only suggested.</summary>
internal sealed record ProseReading(Segment Segment, bool IsPercent, string IssueCode);

/// <summary>X占Y之比率, X達Y n%以上, X較上年度成長率, X預算執行率.</summary>
internal sealed partial class Prose(FoldedText text, int from, int to, Scope scope, ResultUnit unit)
{
    private static readonly string[] RatioWords = ["比率", "比例", "百分比", "比重"];
    private static readonly string[] Declines = ["減少率", "降低率", "下降率", "減少百分比", "減少比率", "降幅", "減幅"];
    private static readonly string[] GrowthWords = [.. Declines, "成長率", "增加率", "增長率", "增減率", "成長比率", "增加比率", "成長百分比", "增加百分比", "成長幅度", "增加幅度", "增幅"];
    private readonly List<(int From, int To)> _remarks = [];
    private readonly List<NameUse> _uses = [];
    private readonly List<FormulaIssue> _issues = [];

    public ProseReading? Read()
    {
        var end = Layout.WithoutRemarks(text, from, to, _remarks);
        return Share(end) ?? Bound(end) ?? Growth(end) ?? BudgetExecution(end);
    }

    // X占Y之比率 is X÷Y, also where its target follows: X占Y之比率達90%以上.
    private ProseReading? Share(int end)
    {
        var stop = RatioWords.Any(word => EndsWith(end, word)) ? end : BeforeTarget(end);
        return stop > from && ShareUpTo(stop) is { } share ? Suggest(new Chain(share.Part, [new(Operator.Over, share.Whole)]), true, "ratio-from-prose") : null;
    }

    private (Use Part, Use Whole)? ShareUpTo(int end)
    {
        var ratio = RatioWords.FirstOrDefault(word => EndsWith(end, word)) ?? "";
        var whole = Layout.TrimEnd(text, from, end - ratio.Length, "之的");
        foreach (var at in Layout.Outside(text, from, whole).Where(i => text[i] == '占' && !"有用地領據線".Contains(text[i + 1])))
        {
            if (Name(Clause(at), at, null) is { } part && Name(at + 1, whole, part.Name.Year) is { } all)
            {
                return (part, all);
            }
            _uses.Clear();
            _issues.Clear();
        }
        return null;
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
            if (YearWords.At(text, at + 1, of) is { } year && IsEarlier(year) && text.Chars[(at + 1 + year.Length)..of] is "" or "之" or "相比" or "相較")
            {
                return GrowthOf(Clause(at), at, year.Printed is null ? null : year, Declines.Contains(growth));
            }
        }
        var stop = Layout.TrimEnd(text, from, of, "年");
        return growth == "成長率" && scope.Total is null ? GrowthOf(Clause(stop), stop, null, declines: false) : null;
    }

    private bool IsEarlier(YearWord year) => year.Printed is { } printed ? scope.Year is { } now && printed < now : year.Offset == -1;

    // A printed year is the base: X較104年度成長率 is growth of X over X of 104.
    private ProseReading? GrowthOf(int start, int end, YearWord? since, bool declines)
    {
        if (Name(start, end, null) is not { } name || (since is not null && Name(start, end, since) is null))
        {
            return null;
        }
        Expression growth = new Function(FunctionName.Growth, since is null ? [name] : [name, new Use(_uses[^1])]);
        return Suggest(declines ? new Negative(growth) : growth, true, "growth-from-prose");
    }

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
