namespace Guibiao.Formulas;

/// <summary>Measure words after a number or at the end of a count's name, and the nouns that say that something is counted.</summary>
internal static class Measures
{
    // Longest first, so that 人次 is not read as 人.
    private static readonly string[] Words =
    [
        "個工作天", "個工作日", "平方公里", "平方公尺", "立方公尺", "工作天", "工作日", "個百分點", "百分點", "個國家", "項目", "小時", "分鐘", "個月", "人次", "人日", "人時", "場次", "梯次",
        "班次", "航次", "車次", "公里", "公尺", "公頃", "公噸", "公斤", "學分", "美元", "星期", "項", "人", "件", "篇", "次", "場", "家", "班", "戶", "案", "個", "國", "本", "冊", "筆",
        "則", "處", "座", "輛", "棟", "所", "種", "天", "日", "月", "季", "週", "元", "位", "名", "張", "份", "起", "支", "部", "組", "團", "隊", "站", "點", "級", "歲", "倍",
        "床", "台", "噸", "度", "年", "秒", "分", "時", "隻", "頭", "株", "艘", "架", "面", "集", "片", "回",
    ];

    private static readonly (char Word, int Zeros)[] Powers = [('百', 2), ('千', 3), ('萬', 4), ('億', 8)];

    // 文件, 層次, 質量: words that end as a count noun does.
    private static readonly string[] NotCounted =
        ["文件", "條件", "證件", "信件", "郵件", "事件", "附件", "零件", "要件", "物件", "構件", "稿件", "配件", "層次", "名次", "能量", "力量", "質量", "考量", "衡量", "測量", "商量", "多數", "少數"];

    private static readonly string[] CountNouns = ["金額", "人次", "場次", "數", "次", "件", "量"];

    /// <summary>Where a number's measure word (with 百千萬億 before it) ends; `from` itself where there is none. Power of ten in zeros.</summary>
    public static int EndAfterNumber(FoldedText text, int from, int end, out int zeros)
    {
        zeros = 0;
        var i = from;
        while (i < end && i - from < 2 && Array.Find(Powers, power => power.Word == text[i]) is { Zeros: > 0 } power)
        {
            zeros += power.Zeros;
            i++;
        }
        foreach (var word in Words)
        {
            if (i + word.Length <= end && text.Has(i, word))
            {
                return i + word.Length;
            }
        }
        return i;
    }

    /// <summary>Whether a folded text ends as something counted does: …數, 人次, 場次, 次, 件, 量, 金額.</summary>
    public static bool EndsInCountNoun(string folded) =>
        CountNouns.Any(noun => folded.EndsWith(noun, StringComparison.Ordinal)) && !NotCounted.Any(noun => folded.EndsWith(noun, StringComparison.Ordinal));

    /// <summary>The unit that a count's name tells: 互訪人次 is in 人次, 件數 in 件; null where it doesn't tell.</summary>
    public static string? UnitOf(string name)
    {
        var folded = NameText.WithoutBrackets(NameText.Fold(name)).TrimEnd('。');
        if (folded.EndsWith("國家數", StringComparison.Ordinal))
        {
            return "國";
        }
        if (folded.EndsWith("項目數", StringComparison.Ordinal))
        {
            return "項";
        }
        if (folded.EndsWith('案'))
        {
            return "案";
        }
        var counted = folded.EndsWith('數');
        var stem = counted ? folded[..^1] : folded;
        var unit = Words.FirstOrDefault(word => stem.EndsWith(word, StringComparison.Ordinal));
        return unit is not null && (counted || (EndsInCountNoun(stem) && unit is "人次" or "場次" or "梯次" or "班次" or "次" or "件")) ? unit : null;
    }
}
