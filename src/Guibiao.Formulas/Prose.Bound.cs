namespace Guibiao.Formulas;

/// <summary>X達Y n%以上 under words that give 1 and 0 is 若(X≥Y×n%,1,0); 以上 includes the bound.</summary>
internal sealed partial class Prose
{
    // Longest first; what is compared stands before them.
    private static readonly (string Word, Comparison Comparison)[] Verbs =
    [
        ("不得低於", Comparison.AtLeast), ("不超過", Comparison.AtMost), ("未超過", Comparison.AtMost), ("不高於", Comparison.AtMost), ("不低於", Comparison.AtLeast), ("不少於", Comparison.AtLeast),
        ("應達到", Comparison.AtLeast), ("須達到", Comparison.AtLeast), ("已達", Comparison.AtLeast), ("應達", Comparison.AtLeast), ("須達", Comparison.AtLeast), ("需達", Comparison.AtLeast),
        ("達到", Comparison.AtLeast), ("達", Comparison.AtLeast), ("超過", Comparison.Over), ("高於", Comparison.Over), ("低於", Comparison.Under),
    ];

    private static readonly char[] Negations = ['未', '不', '已', '應', '須', '需'];

    private static readonly string[] Included = ["(含)以上", "以上(含)", "以上", "(含)以下", "以下(含)", "以下"];

    /// <summary>達n%以上 with what stands around it: X before Before, Y from After to Whole, and the words after it from Rest.</summary>
    private sealed record Limit(int Before, int After, int Whole, Comparison Comparison, Literal Percent, int Rest);

    private sealed record Percentage(int From, Literal Value, string Word, int Rest);

    private ProseReading? Bound(int end)
    {
        foreach (var limit in Limits(end))
        {
            var scored = Scored(limit, end);
            if (scored is null && (unit == ResultUnit.Plain || limit.Rest < end))
            {
                continue;
            }
            if (Compared(limit) is { } compared)
            {
                return scored is { } words
                    ? Suggest(Choice(compared.Part, limit, compared.Whole, words), false, "bound-from-prose")
                    : compared.Whole is { } whole ? Suggest(new Chain(compared.Part, [new(Operator.Over, whole)]), true, "ratio-from-prose") : null;
            }
            _uses.Clear();
            _issues.Clear();
        }
        return null;
    }

    // 比率達90%以上: where the target begins; 0 where none stands there.
    private int BeforeTarget(int end) =>
        Limits(end).FirstOrDefault(limit => limit.Rest == end && limit.After == limit.Whole && RatioWords.Any(word => EndsWith(limit.Before, word)) && Scored(limit, end) is null)?.Before
        ?? BeforeFraction(end);

    // 比例達三分之一以上
    private int BeforeFraction(int end)
    {
        var verb = Layout.Outside(text, from, end).LastOrDefault(at => at > from && RatioWords.Any(word => EndsWith(at, word)));
        return verb > from && Array.Exists(Verbs, one => text.Has(verb, one.Word)) && text.Chars[verb..end] is var target && target.Contains("分之", StringComparison.Ordinal)
            && Included.Any(word => EndsWith(end, word)) ? verb : 0;
    }

    private (Use Part, Use? Whole)? Compared(Limit limit)
    {
        if (limit.After < limit.Whole)
        {
            return Name(Clause(limit.Before), limit.Before, null) is { } part && Name(limit.After, limit.Whole, null) is { } whole ? (part, whole) : null;
        }
        return ShareUpTo(limit.Before) is { } share ? (share.Part, share.Whole) : Name(Clause(limit.Before), limit.Before, null) is { } alone ? (alone, null) : null;
    }

    private static Choice Choice(Use part, Limit limit, Use? whole, string words)
    {
        Expression right = whole is null ? limit.Percent : new Chain(whole, [new(Operator.Times, limit.Percent)]);
        return Scored(part, limit.Comparison, right, words);
    }

    // The surest first: the verb after something counted, and the last of them.
    private IEnumerable<Limit> Limits(int end) =>
        Percents(end).SelectMany(percent => Layout.Outside(text, from, percent.From).Where(at => at > from).Select(at => LimitAt(at, percent)).OfType<Limit>())
            .OrderBy(limit => EndsInCount(limit.Before) ? 0 : 1).ThenByDescending(limit => limit.Before);

    private Limit? LimitAt(int at, Percentage percent)
    {
        var (word, comparison) = Array.Find(Verbs, verb => text.Has(at, verb.Word) && at + verb.Word.Length <= percent.From);
        // 未達, and the second character of 應達 or 不超過.
        if (word is null || (Array.Exists(Negations, negation => negation == text[at - 1]) && word[0] is '達' or '超' or '高' or '低'))
        {
            return null;
        }
        var after = at + word.Length;
        var includes = percent.Word.Length == 0 ? comparison : percent.Word.Contains("以下", StringComparison.Ordinal) ? Comparison.AtMost : Comparison.AtLeast;
        return new(at, after, Layout.TrimEnd(text, after, percent.From, "之的"), includes, percent.Value, percent.Rest);
    }

    // n%, n%以上, n%(含)以上, 百分之九十以上; Rest is what follows.
    private IEnumerable<Percentage> Percents(int end)
    {
        foreach (var at in Layout.Outside(text, from, end))
        {
            if (PercentWords.At(text, at, end) is { } percent && !char.IsAsciiDigit(text[at - 1]) && text[at - 1] is not ('.' or ','))
            {
                var stop = at + percent.Length;
                var word = Included.FirstOrDefault(word => text.Has(stop, word)) ?? "";
                stop += word.Length;
                yield return new(at, percent.Value, word, text[stop] is '者' or '時' && stop < end ? stop + 1 : stop);
            }
        }
    }

    // What says that 1 is given where the bound is met and 0 where it isn't: a remark, or the words after the bound.
    private string? Scored(Limit limit, int end)
    {
        if (limit.Rest >= end)
        {
            var remark = _remarks.Find(remark => GivesOneAndZero(text.Chars[remark.From..remark.To]));
            return remark == default ? null : text.Chars[remark.From..remark.To];
        }
        // 達90%以上者為1，未達90%者為0
        var words = text.Chars[limit.Rest..end].Replace(CanonicalPrinter.Print(limit.Percent), "", StringComparison.Ordinal);
        return ",。;為得計以記給則:".Contains(words.FirstOrDefault()) && GivesOneAndZero(words) ? words : null;
    }

    private static bool GivesOneAndZero(string words)
    {
        var (one, zero) = (false, false);
        for (var i = 0; i < words.Length; i++)
        {
            var start = i;
            while (i < words.Length && (char.IsAsciiDigit(words[i]) || words[i] == '.'))
            {
                i++;
            }
            if (i > start)
            {
                var number = words[start..i];
                if (number is not ("1" or "0"))
                {
                    return false;
                }
                (one, zero) = (one || number == "1", zero || number == "0");
            }
        }
        return one && zero;
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
}
