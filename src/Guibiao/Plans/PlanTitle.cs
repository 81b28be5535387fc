namespace Guibiao.Plans;

/// <summary>Reads agency and fiscal year from a title such as 外交部 105 年度施政目標與重點.</summary>
internal static class PlanTitle
{
    private const int Longest = 60;

    public static (string Agency, int Year)? Read(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }
        for (var at = text.IndexOf('年', StringComparison.Ordinal); at > 0; at = text.IndexOf('年', at + 1))
        {
            var end = at;
            while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }
            var start = end;
            while (start > 0 && IsNumeral(text[start - 1]))
            {
                start--;
            }
            if (start < end && Numeral.Year(text[start..end]) is { } year)
            {
                var agency = Agency(text[..start]);
                return (agency.Length > 0 ? agency : After(text[(at + 1)..]), year);
            }
        }
        return null;
    }

    // 中華民國 105 年度外交部施政計畫: the agency stands between the year and what it planned.
    private static string After(string text)
    {
        var words = text.TrimStart('度', ' ', '　', ')', '）');
        var end = words.IndexOf("施政", StringComparison.Ordinal);
        var name = end > 0 ? words[..end].TrimEnd(' ', '　', '之', '的') : "";
        return name.Length > 1 && "部會署局處院府所廳館司行心".Contains(name[^1], StringComparison.Ordinal) ? name : "";
    }

    private static bool IsNumeral(char letter) => Folding.Narrow(letter) is >= '0' and <= '9' || "〇○零一二三四五六七八九十百".Contains(letter, StringComparison.Ordinal);

    private static string Agency(string text)
    {
        var name = text.Trim(' ', '　', '「', '《', '(', '（');
        foreach (var era in (ReadOnlySpan<string>)["中華民國", "民國", "西元"])
        {
            name = name.EndsWith(era, StringComparison.Ordinal) ? name[..^era.Length].TrimEnd() : name;
        }
        return name;
    }
}
