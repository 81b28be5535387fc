using System.Buffers;
using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Reads a target as printed: 協辦：1 項 is 1 項 with a qualifier; 95%以上 says its direction.</summary>
internal static class TargetText
{
    private static readonly char[] Stops = ['：', ':', ' ', '　', '，', '。', '、', '(', '（', ')', '）'];

    // A second figure (主辦 3 項、協辦 2 項) is no part of the first one's unit.
    private static readonly SearchValues<char> UnitStops = SearchValues.Create("，；。、,;0123456789");

    public static Target Read(string text, TargetDirection direction, Place place, List<Issue> issues)
    {
        var narrow = Narrow(text);
        if (PlainNumber.Find(narrow) is not var (start, end))
        {
            issues.Add(Issue.Warning("plan.targetNoNumber", place, Excerpt.Of(text)));
            return new(text, null, null, null, null, direction, false);
        }
        var (qualifier, saidBefore) = Bound(text[..start].Trim(Stops));
        var after = text[end..];
        var stop = after.AsSpan().IndexOfAny(UnitStops);
        var (unit, saidAfter) = Bound((stop < 0 ? after : after[..stop]).Trim(Stops));
        var value = narrow[start..end];
        unit = unit == "％" ? "%" : unit;
        if (PlainNumber.Find(narrow[end..]) is not null)
        {
            issues.Add(Issue.Warning("plan.targetSeveralNumbers", place, Excerpt.Of(text)));
        }
        if (unit is not null && (unit[0] is '%' or '％' or '‰') && unit.Length > 1)
        {
            unit = unit[0] == '％' ? "%" : unit[..1];
        }
        var number = PlainNumber.Of(value, unit);
        if (qualifier is not null)
        {
            issues.Add(Issue.Information("plan.targetQualified", place, qualifier, value + (unit ?? "")));
        }
        if (unit is null)
        {
            issues.Add(Issue.Warning("plan.targetNoUnit", place, Excerpt.Of(text)));
        }
        if (number == "0")
        {
            issues.Add(Issue.Warning("plan.targetZero", place));
        }
        return new(text, value, number, unit, qualifier, saidAfter ?? saidBefore ?? direction, false);
    }

    private static string Narrow(string text) => string.Create(text.Length, text, (letters, from) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = Folding.Narrow(from[i]);
        }
    });

    // 以上 and 不超過 are directions, not part of the unit or the qualifier.
    private static (string? Words, TargetDirection? Said) Bound(string words)
    {
        var narrow = Narrow(words);
        foreach (var (meaning, direction) in ((string, TargetDirection)[])[("most", TargetDirection.AtMost), ("least", TargetDirection.AtLeast)])
        {
            foreach (var word in Vocabulary.Of(meaning))
            {
                if (narrow.StartsWith(word, StringComparison.Ordinal) || narrow.EndsWith(word, StringComparison.Ordinal))
                {
                    var rest = (narrow.StartsWith(word, StringComparison.Ordinal) ? words[word.Length..] : words[..^word.Length]).Trim(Stops);
                    return (rest.Length == 0 ? null : rest, direction);
                }
            }
        }
        return (words.Length == 0 ? null : words, null);
    }
}
