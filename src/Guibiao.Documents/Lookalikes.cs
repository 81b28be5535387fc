using System.Buffers;
using System.Text;

namespace Guibiao.Documents;

/// <summary>
/// Writes a text with the characters that are meant. Text taken out of a PDF often holds radicals and compatibility forms that look like
/// Chinese characters (U+2F00 for 一) and signs without width; to a search none of them is the word that people see.
/// </summary>
internal static class Lookalikes
{
    // The framework has no normalisation of its own in invariant globalisation. These are the characters of Unicode's Kangxi Radicals in their
    // order, of its Compatibility Ideographs (\0 where one has no other form), and of those radicals of the supplement that fonts use for characters.
    private const string Radicals = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
    private const string Compatible = "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀\0\0塚\0晴\0\0凞猪益礼神祥福靖精羽\0蘒\0諸\0\0逸都\0\0\0飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵";
    private const string Supplement = "\u2ea0民\u2ed1長\u2ec4西\u2ec6角\u2ed8青\u2edd食\u2ee4鬼\u2e9f母\u2ee9黃";
    private const string Invisible = "\u00ad\u200b\u200c\u200d\u2060\ufeff";

    private static readonly SearchValues<char> Signs = SearchValues.Create([
        .. Invisible, .. Supplement.Where((_, at) => at % 2 == 0), .. Radicals.Select((_, at) => (char)('\u2f00' + at)), .. Compatible.Select((_, at) => (char)('\uf900' + at))]);

    /// <summary>True where a text holds such characters.</summary>
    public static bool In(ReadOnlySpan<char> text) => text.ContainsAny(Signs);

    /// <summary>The text as meant.</summary>
    public static string Mend(string text)
    {
        var meant = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!Invisible.Contains(letter, StringComparison.Ordinal))
            {
                meant.Append(Of(letter));
            }
        }
        return meant.ToString();
    }

    /// <summary>The character that a sign is meant for.</summary>
    public static char Of(char letter) => letter switch
    {
        >= '\u2e80' and < '\u2f00' => Supplement.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Supplement[at + 1] : letter,
        >= '\u2f00' and <= '\u2fd5' => Radicals[letter - '\u2f00'],
        >= '\uf900' and <= '\ufa6b' => Compatible[letter - '\uf900'] is not '\0' and var other ? other : letter,
        _ => letter,
    };
}
