using Guibiao.Documents;

namespace Guibiao.Plans;

internal enum Chapter
{
    Goals,
    Indicators,
    Common,
    Plans,
    Unknown,
}

/// <summary>Tells the headings of chapters from other lines: by their words, whatever their number.</summary>
internal static class Chapters
{
    private const int Longest = 30;

    public static Chapter? Read(Block block)
    {
        var text = block switch { Documents.Heading heading => heading.Text, Paragraph paragraph => paragraph.Text, _ => "" };
        var marker = Marker.Read(text);
        var formal = marker is { IsSure: true } && text[0] is >= '一' && "壹貳參叁肆伍陸柒捌玖拾".Contains(text[0], StringComparison.Ordinal);
        var bare = Folding.Fold(marker is { IsSure: true } sure ? text[sure.End..] : text).TrimEnd(':');
        if (bare.Length is 0 or > Longest || bare.AsSpan().IndexOfAny('。', ',', ';') >= 0 || marker is not null && !formal && block is not Documents.Heading && !EndsIn(bare))
        {
            return null;
        }
        var named = formal || block is Documents.Heading || bare.EndsWith("與重點", StringComparison.Ordinal) || EndsIn(bare);
        return !named ? null
            : Vocabulary.In("chapter.common", bare) ? Chapter.Common
            : Vocabulary.In("chapter.indicators", bare) ? Chapter.Indicators
            : Vocabulary.In("chapter.plans", bare) ? Chapter.Plans
            : Vocabulary.In("chapter.goals", bare) ? Chapter.Goals
            : formal ? Chapter.Unknown
            : null;
    }

    // Without a formal number a line is a heading only if it is nothing but the chapter's name, with 年度 or the agency's year before it.
    private static bool EndsIn(string bare)
    {
        foreach (var meaning in (ReadOnlySpan<string>)["chapter.common", "chapter.indicators", "chapter.plans", "chapter.goals"])
        {
            foreach (var word in Vocabulary.Of(meaning))
            {
                if (bare == word || bare == "年度" + word || bare.EndsWith("年度" + word, StringComparison.Ordinal) && bare.Length <= word.Length + 16)
                {
                    return true;
                }
            }
        }
        return false;
    }
}
