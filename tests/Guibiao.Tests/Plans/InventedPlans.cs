using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

/// <summary>Plans of ministries that don't exist: what is meant, before it is typeset.</summary>
internal sealed class InventedPlans(Random random)
{
    private static readonly string[] Verbs = ["推動", "強化", "提升", "落實", "健全", "辦理", "擴大", "精進", "深耕", "建構"];
    private static readonly string[] Things = ["河川整治", "離島醫療", "漁港管理", "山林保育", "公共托育", "文化資產", "智慧運輸", "節水技術", "青年返鄉", "原鄉教育", "職業訓練", "NGO 合作", "APEC 交流", "食品檢驗", "防災演練", "檔案開放"];
    private static readonly string[] Ends = ["成效", "之品質", "及推廣工作", "與國際接軌", "服務量能", "（含離島）計畫", "制度", "之普及"];
    private static readonly string[] Agencies = ["水利部", "離島事務委員會", "文化資產局", "漁業署", "公共托育總署"];
    private static readonly (string Unit, string[] Values)[] Targets = [("項", ["12", "486"]), ("人次", ["78", "1,250"]), ("%", ["0.5", "85", "100"]), ("件", ["40", "3"]), ("萬公頃", ["2.75"]), ("次", ["57"])];
    private static readonly string[] Mechanisms = ["指實際評估作業係運用既有之組織架構進行。", "指實際評估作業係由特定之任務編組進行。", "指實際評估作業係透過第三者方式（如由專家學者）進行。"];

    private readonly HashSet<string> taken = [];

    public Plan Next()
    {
        taken.Clear();
        var agency = One(Agencies);
        var year = random.Next(98, 116);
        var goals = Goals(GoalKind.Key, random.Next(3, 13)).Concat(random.Next(4) == 0 ? [] : Goals(GoalKind.Common, random.Next(1, 4))).ToList();
        var indicators = goals.SelectMany(goal => Enumerable.Range(1, random.Next(1, 4)).Select(number => Indicator(goal, number))).ToList();
        return new(agency, year, $"{agency} {year} 年度施政計畫", [.. Some(0, 2, () => Sentence() + Sentence())], goals, indicators,
            [.. Mechanisms.Select((text, index) => new Mechanism(index + 1, text))], [.. Some(1, 4, () => WorkPlan(indicators))]);
    }

    private IEnumerable<Goal> Goals(GoalKind kind, int count) => Enumerable.Range(1, count).Select(number => new Goal(
        kind, number, Fresh(), random.Next(3) == 0 ? "25%" : null,
        random.Next(4) == 0 ? [new(null, Sentence())] : [.. Enumerable.Range(1, random.Next(1, 4)).Select(objective => new Objective(objective, Sentence()))]));

    private Indicator Indicator(Goal goal, int number)
    {
        var (unit, values) = One(Targets);
        var value = One(values);
        var low = random.Next(6) == 0;
        var standard = low ? $"降低{One(Things)}逾期案件之比率。" : unit == "%" ? One(
            $"（實際完成{One(Things)}數÷應完成{One(Things)}總數×100%）",
            $"1.{One(Things)}場次。2.{One(Things)}人數。以上列各項數量合計為總次數，達成值計算方式：（本年總次數－上年總次數）÷（上年總次數）×100%")
            : One($"{One(Things)}之{unit}數。", $"1.辦理{One(Things)}次數。2.參與{One(Things)}及 3-5 歲教育之件數。以上合計為總數。");
        var number1 = value.Replace(",", "", StringComparison.Ordinal);
        var plain = unit == "%" ? (decimal.Parse(number1) / 100m).ToString("0.#####") : number1;
        return new($"{(goal.Kind == GoalKind.Common ? "C" : "")}{goal.Number}.{number}", goal.Kind, goal.Number, number, Fresh(), null, null, random.Next(1, 4), One("統計數據", "問卷調查", "進度控管"),
            standard, null, null, [], new(unit == "%" ? value + "%" : $"{value} {unit}", value, plain, unit, null, low ? TargetDirection.AtMost : TargetDirection.AtLeast, false), [], null,
            goal.Kind == GoalKind.Key && random.Next(3) == 0 ? One(Things) + "六年計畫" : null);
    }

    private WorkPlan WorkPlan(List<Indicator> indicators) => new(Fresh(), [.. Some(1, 4, () => new WorkItem(
        Fresh(), One("其它", "社會發展", "公共建設"), null, null, Contents(),
        [.. Some(0, 3, () => One([.. indicators])).Distinct().Select(indicator => new Link(indicator.Name!, indicator.Id, null))]))]);

    private IReadOnlyList<string> Contents() => random.Next(3) == 0
        ? [Sentence()]
        : [.. Some(2, 5, () => random.Next(4) == 0 ? $"{One(Verbs)}{One(Things)}：(一) {Sentence()} (二) {Sentence()}" : Sentence())];

    private string Sentence() => $"{One(Verbs)}{One(Things)}，{One(Verbs)}{One(Things)}{One(Ends)}。";

    // No two names alike: a link by name must have one meaning.
    private string Fresh()
    {
        string name;
        do
        {
            name = One($"{One(Verbs)}{One(Things)}{One(Ends)}", $"{One(Verbs)}{One(Things)}、{One(Things)}{One(Ends)}", $"{One(Things)}{One(Ends)}，{One(Verbs)}{One(Things)}");
        }
        while (!taken.Add(Folding.Fold(name)));
        return name;
    }

    private IEnumerable<T> Some<T>(int least, int most, Func<T> make) => Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make()).ToList();

    private T One<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
