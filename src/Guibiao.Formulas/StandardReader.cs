namespace Guibiao.Formulas;

/// <summary>
/// Reads a printed measurement standard: numbered components and their closer, a formula, prose that means one, or a count.
/// Every text of up to 10,000 characters ends in an answer.
/// </summary>
public static class StandardReader
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int LongestText = 10_000;

    /// <summary>Reads a text. Unit: the indicator's (%, ‰, 人次 …), null where it isn't known. Year: Republic of China, what a digit year counts from.</summary>
    public static Standard Read(string text, string? unit = null, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText && text.EnumerateRunes().Count() > LongestText)
        {
            return Refused(FormulaIssue.Error("text-too-long", LongestText + 1, LongestText));
        }
        var folded = new FoldedText(text);
        if (folded.Length == 0)
        {
            return Refused(FormulaIssue.Error("text-empty", 1));
        }
        if (TooDeep(folded) is { } at)
        {
            return Refused(FormulaIssue.Error("nesting-too-deep", folded.Position(at), Parser.DeepestNesting));
        }
        var asked = Asked.Of(unit, year);
        var items = NumberedItems.Of(folded);
        return items.Count > 0 ? new NumberedReader(folded, items, asked).Read() : new SingleReader(folded, asked).Read();
    }

    private static Standard Refused(FormulaIssue issue) => new([], null, null, [issue], []);

    private static int? TooDeep(FoldedText text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Folding.QuoteOpeners.Contains(text[i]) && text.Match(i) > i)
            {
                i = text.Match(i);
            }
            else if (Folding.Openers.Contains(text[i]) && ++depth > Parser.DeepestNesting)
            {
                return i;
            }
            else if (Folding.Closers.Contains(text[i]))
            {
                depth = Math.Max(0, depth - 1);
            }
        }
        return null;
    }
}

/// <summary>What the caller knows about the indicator.</summary>
internal sealed record Asked(ResultUnit Unit, string? CountUnit, int? Year)
{
    public static Asked Of(string? unit, int? year) => (unit is null ? "" : NameText.Fold(unit)) switch
    {
        "" => new(ResultUnit.Plain, null, year),
        "%" or "百分比" or "百分點" or "percent" => new(ResultUnit.Percent, null, year),
        "‰" or "千分比" or "permille" => new(ResultUnit.PerMille, null, year),
        _ => new(ResultUnit.Plain, unit!.Trim(), year),
    };
}
