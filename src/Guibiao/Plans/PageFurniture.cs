using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Tells what the typesetter put at the head and foot of every page: numbers, rules, the title again, lines that come back page by page.</summary>
internal sealed class PageFurniture
{
    private const int Longest = 30;
    private const int Often = 3;

    // The letters are those of Page 3 of 12.
    private const string Around = "0123456789-－–—−~～/.,:·‧•()[]<>|pageof第頁次共之";

    private readonly HashSet<string> often;

    public PageFurniture(Document document)
    {
        var counts = new Dictionary<string, int>();
        foreach (var block in document.Blocks)
        {
            if (block is Paragraph { Text: var text } && IsShort(text) && Marker.Read(text) is not { IsSure: true } && !Legend.Begins(text) && Core(text) is { Length: > 0 } core)
            {
                counts[core] = counts.GetValueOrDefault(core) + 1;
            }
        }
        often = [.. counts.Where(count => count.Value >= Often).Select(count => count.Key)];
    }

    /// <summary>True for a page's number or rule, or a note such as （續下頁）, which never say anything.</summary>
    public static bool IsMark(string text)
    {
        var folded = Folding.Fold(text);
        if (folded.Length > 20)
        {
            return false;
        }
        var digits = folded.Count(char.IsAsciiDigit);
        return Core(text).Length == 0 && (digits is > 0 and <= 6 || digits == 0 && !folded.Any(char.IsLetter))
            || Vocabulary.Is("continued", folded.Trim('(', ')', '[', ']', '-'))
            || folded.StartsWith('第') && folded.EndsWith('頁') && Numeral.Read(folded, 1) is not null
            || IsOfChapter(folded);
    }

    // 貳-3: the third page of chapter 貳.
    private static bool IsOfChapter(string folded) => folded.Length is > 2 and <= 5 && folded[1] == '-'
        && "壹貳參叁肆伍陸柒捌玖拾".Contains(folded[0], StringComparison.Ordinal) && folded.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>True for the title again, with or without a page number beside it.</summary>
    public static bool IsTitle(string text, string title) => text.Length <= title.Length + 20 && Core(text) is { Length: > 0 } core && core == Core(title);

    /// <summary>True for the agency's name alone, and for a line that comes back page by page.</summary>
    public bool IsRunning(string text, string? agency) => text.Length <= Longest && Core(text) is { Length: > 0 } core && (often.Contains(core) || agency is not null && core == Folding.Fold(agency));

    public static bool IsShort(string text) => text.Length <= Longest && text.AsSpan().IndexOfAny('。', '，', '：') < 0;

    private static string Core(string text) => Folding.Fold(text).Trim([.. Around, '_', '*', '=', '─', '━', '…', '#']);
}
