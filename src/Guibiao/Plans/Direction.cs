namespace Guibiao.Plans;

/// <summary>Which way a target is meant, as far as words and the common indicators' catalogue tell. A person confirms it.</summary>
internal static class Direction
{
    public static TargetDirection Of(string name, string standard)
    {
        var (named, measured) = (Folding.Fold(name), Folding.Fold(standard));
        if (Vocabulary.In("yesNo", measured))
        {
            return TargetDirection.Exactly;
        }
        return Vocabulary.In("catalogue.low", named) || Vocabulary.In("catalogue.low", measured) || IsLow(named, measured) ? TargetDirection.AtMost : TargetDirection.AtLeast;
    }

    private static bool IsLow(string name, string standard)
    {
        if (Vocabulary.In("high.ends", standard) || Vocabulary.In("high.before", standard) || IsDecrease(standard))
        {
            return false;
        }
        return Leads("low.verbs", standard) || Leads("low.verbs", name) || HasLowNoun(Body(standard)) || HasLowNoun(name);
    }

    private static bool Leads(string meaning, string text) => Array.Exists(Vocabulary.Of(meaning), word => text.StartsWith(word, StringComparison.Ordinal));

    // (上年－本年)÷上年: a decrease, of which more is better.
    private static bool IsDecrease(string standard)
    {
        var last = standard.IndexOf("上年", StringComparison.Ordinal);
        var minus = last < 0 ? -1 : standard.AsSpan(last).IndexOfAny('-', '－', '−');
        return minus >= 0 && standard.AsSpan(last, minus).IndexOfAny('÷', '/', ')') < 0 && standard.AsSpan(last + minus + 1).StartsWith("本年", StringComparison.Ordinal);
    }

    // The formula that follows 計算 or a bracket names parts; what is measured stands before it.
    private static string Body(string standard)
    {
        var end = standard.AsSpan().IndexOfAny('(', '÷', '[');
        var body = end > 0 ? standard[..end] : standard;
        var label = body.IndexOf("計算", StringComparison.Ordinal);
        return (label > 0 ? body[..label] : body).TrimEnd(',', '，', '。', '=', ':', '、');
    }

    // 事故率 and 事故發生件數 are better low; 事故處理率 is not.
    private static bool HasLowNoun(string text)
    {
        foreach (var noun in Vocabulary.Of("low.nouns"))
        {
            for (var at = text.IndexOf(noun, StringComparison.Ordinal); at >= 0; at = text.IndexOf(noun, at + 1, StringComparison.Ordinal))
            {
                if (Array.Exists(Vocabulary.Of("low.ends"), end => text.EndsWith(noun + end, StringComparison.Ordinal)))
                {
                    return true;
                }
            }
        }
        return false;
    }
}
