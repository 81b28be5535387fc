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
    // order, of its Compatibility Ideographs and their supplement (\0 where one has no other form), and of those radicals of the supplement that fonts use for characters.
    private const string Radicals = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
    private const string Compatible = "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀\0\0塚\0晴\0\0凞猪益礼神祥福靖精羽\0蘒\0諸\0\0逸都\0\0\0飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘\0\0並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎";
    private const string MoreCompatible = "丽丸乁𠄢你侮侻倂偺備僧像㒞𠘺免兔兤具𠔜㒹內再𠕋冗冤仌冬况𩇟凵刃㓟刻剆割剷㔕勇勉勤勺包匆北卉卑博即卽卿卿卿𠨬灰及叟𠭣叫叱吆咞吸呈周咢哶唐啓啣善善喙喫喳嗂圖嘆圗噑噴切壮城埴堍型堲報墬𡓤売壷夆多夢奢𡚨𡛪姬娛娧姘婦㛮㛼嬈嬾嬾𡧈寃寘寧寳𡬘寿将当尢㞁屠屮峀岍𡷤嵃𡷦嵮嵫嵼巡巢㠯巽帨帽幩㡢𢆃㡼庰庳庶廊𪎒廾𢌱𢌱舁弢弢㣇𣊸𦇚形彫㣣徚忍志忹悁㤺㤜悔𢛔惇慈慌慎慌慺憎憲憤憯懞懲懶成戛扝抱拔捐𢬌挽拼捨掃揤𢯱搢揅掩㨮摩摾撝摷㩬敏敬𣀊旣書晉㬙暑㬈㫤冒冕最暜肭䏙朗望朡杞杓𣏃㭉柺枅桒梅𣑭梎栟椔㮝楂榣槪檨𣚣櫛㰘次𣢧歔㱎歲殟殺殻𣪍𡴋𣫺汎𣲼沿泍汧洖派海流浩浸涅𣴞洴港湮㴳滋滇𣻑淹潮𣽞𣾎濆瀹瀞瀛㶖灊災灷炭𠔥煅𤉣熜𤎫爨爵牐𤘈犀犕𤜵𤠔獺王㺬玥㺸㺸瑇瑜瑱璅瓊㼛甤𤰶甾𤲒異𢆟瘐𤾡𤾸𥁄㿼䀈直𥃳𥃲𥄙𥄳眞真真睊䀹瞋䁆䂖𥐝硎碌磌䃣𥘦祖𥚚𥛅福秫䄯穀穊穏𥥼𥪧𥪧竮䈂𥮫篆築䈧𥲀糒䊠糨糣紀𥾆絣䌁緇縂繅䌴𦈨𦉇䍙𦋙罺𦌾羕翺者𦓚𦔣聠𦖨聰𣍟䏕育脃䐋脾媵𦞧𦞵𣎓𣎜舁舄辞䑫芑芋芝劳花芳芽苦𦬼若茝荣莭茣莽菧著荓菊菌菜𦰶𦵫𦳕䔫蓱蓳蔖𧏊蕤𦼬䕝䕡𦾱𧃒䕫虐虜虧虩蚩蚈蜎蛢蝹蜨蝫螆䗗蟡蠁䗹衠衣𧙧裗裞䘵裺㒻𧢮𧥦䚾䛇誠諭變豕𧲨貫賁贛起𧼯𠠄跋趼跰𠣞軔輸𨗒𨗭邔郱鄑𨜮鄛鈸鋗鋘鉼鏹鐕𨯺開䦕閷𨵷䧦雃嶲霣𩅅𩈚䩮䩶韠𩐊䪲𩒖頋頋頩𩖶飢䬳餩馧駂駾䯎𩬰鬒鱀鳽䳎䳭鵧𪃎䳸𪄅𪈎𪊑麻䵖黹黾鼅鼏鼖鼻𪘀";
    private const string Supplement = "\u2ea0民\u2ed1長\u2ec4西\u2ec6角\u2ed8青\u2edd食\u2ee4鬼\u2e9f母\u2ee9黃";
    private const char HighOfMore = '\ud87e';
    private const string Invisible = "\u00ad\u200b\u200c\u200d\u2060\ufeff";

    // The supplement lies beyond the first plane, and some of what it stands for does too.
    private const int FirstMore = 0x2f800;
    private static readonly Rune[] CompatibleOnes = [.. Compatible.EnumerateRunes()];
    private static readonly Rune[] More = [.. MoreCompatible.EnumerateRunes()];

    private static readonly SearchValues<char> Signs = SearchValues.Create([
        HighOfMore, .. Invisible, .. Supplement.Where((_, at) => at % 2 == 0), .. Radicals.Select((_, at) => (char)('\u2f00' + at)), .. CompatibleOnes.Select((_, at) => (char)('\uf900' + at))]);

    /// <summary>True where a text holds such characters.</summary>
    public static bool In(ReadOnlySpan<char> text) => text.ContainsAny(Signs);

    /// <summary>The text as meant.</summary>
    public static string Mend(string text)
    {
        var meant = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == HighOfMore && Rune.TryGetRuneAt(text, at, out var rune))
            {
                meant.Append(rune.Value - FirstMore < More.Length ? More[rune.Value - FirstMore] : rune);
                at++;
            }
            else if (letter is >= '\uf900' and <= '\ufad9' && CompatibleOnes[letter - '\uf900'] is { Value: not 0 } other)
            {
                meant.Append(other);
            }
            else if (!Invisible.Contains(letter, StringComparison.Ordinal))
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
        >= '\uf900' and <= '\ufad9' when CompatibleOnes[letter - '\uf900'] is { Value: > 0, IsBmp: true } other => (char)other.Value,
        _ => letter,
    };
}
