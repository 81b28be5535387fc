using System.Text.RegularExpressions;
using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

/// <summary>One plan as other typesetters and programs write it: the plan stays the same.</summary>
public sealed class PlanVariantsTests
{
    internal const string Printed =
        """
        水利部 99 年度施政計畫

        壹、年度施政目標

        一、整治河川

        - (一) 辦理河川整治。
        - (二) 加強巡查防汛，維護人民生命財產。

        二、節約用水，建立節水型社會

        - (一) 推動全民節水。

        貳、年度衡量指標

        關鍵策略目標	衡量指標	評估體制	評估方式	衡量標準	年度目標值	與中長程個案計畫關聯
        一整治河川	1 河川整治長度	1	統計數據	完成整治之河川長度	30 公里	無
        	2 青年巡守參與人次	1	統計數據	參與巡守之青年人次	400 人次	無
        二節約用水，建立節水型社會	1 節水戶數	1	統計數據	完成節水改善之戶數	1,200 戶	無

        註：

        評估體制之數字代號意義如下：

        - 1.指實際評估作業係運用既有之組織架構進行。

        參、年度重要施政計畫

        工作計畫名稱	重要計畫項目	計畫類別	實施內容	與 KPI 關聯
        河川管理	河川整治	其它	一、疏濬。 二、築堤。	河川整治長度、青年巡守參與人次
        	巡守	其它	辦理巡守。	青年巡守參與人次
        水資源管理	節水	其它	推動節水。	節水戶數
        """;

    private static readonly Plan Meant99 = Meant.Read(Printed).Plan!;

    [Theory]
    [InlineData("list without a space", "- \\(", "-(")]
    [InlineData("legend without a space", "- 1\\.", "-1.")]
    [InlineData("tab after a number", "(?m)^(- )?([一二]、|\\([一二]\\) )", "$2\t")]
    [InlineData("tab before a list", "(?m)^- ", "\t- ")]
    [InlineData("tab at every end", "(?m)$", "\t")]
    [InlineData("a wider header, and no tabs at the end of the rest", "節水改善之戶數\t1,200 戶\t無", "節水\t1,200 戶\t無\n\n關鍵策略目標\t衡量指標\t\t評估體制\t評估方式\t衡量標準\t年度目標值\t與中長程個案計畫關聯\n\t\t\t\t\t改善之戶數")]
    [InlineData("signs without width", "、", "、\u200b")]
    [InlineData("radicals for characters", "用", "\u2f64")]
    [InlineData("compatibility forms for characters", "年", "\uf98e")]
    [InlineData("another name of the target", "年度目標值", "本年度目標值")]
    [InlineData("another name of the links", "與 KPI 關聯", "對應關鍵績效指標")]
    [InlineData("the indicators' word for links", "與 KPI 關聯", "衡量指標")]
    [InlineData("links numbered, with nothing between", "河川整治長度、青年", "1.河川整治長度2.青年")]
    [InlineData("links numbered with commas", "河川整治長度、青年", "1、河川整治長度2、青年")]
    [InlineData("links parted by a wide space", "河川整治長度、青年", "河川整治長度　青年")]
    [InlineData("work plans with numbers glued", "(?m)^(河川|水資源)管理", "${1}管理", "河川管理", "一河川管理", "水資源管理", "二水資源管理")]
    [InlineData("goal set in every row, and cut", "\n\t2 青年", "\n一整治河川\t2 青年", "一整治河川\t2 青年巡守參與人次\t1\t統計數據\t參與巡守之青年人次\t400 人次\t無", "一整治\t2 青年巡守參與人次\t1\t統計數據\t參與巡守之青年人次\t400 人次\t無\n\n河川\t\t\t\t\t\t")]
    public void Read_OtherwiseTypeset_IsTheSamePlan(string what, string pattern, string by, params string[] then)
    {
        var text = Regex.Replace(Printed, pattern, by);
        for (var i = 0; i < then.Length; i += 2)
        {
            text = text.Replace(then[i], then[i + 1], StringComparison.Ordinal);
        }

        var reading = Meant.Read(text);

        Assert.Equal($"{what}\n{Meant.Of(Meant99)}", $"{what}\n{Meant.Of(reading.Plan!)}");
        Assert.True(text != Printed, what);
    }

    // Between any two lines of the plan, a page may end.
    [Theory]
    [InlineData("- 3 -")]
    [InlineData("3/12")]
    [InlineData("第 3 頁，共 12 頁")]
    [InlineData("Page 3 of 12")]
    [InlineData("貳-3")]
    [InlineData("__________")]
    [InlineData("（續下頁）")]
    [InlineData("<!-- page 3 -->")]
    [InlineData("水利部")]
    [InlineData("水利部 99 年度施政計畫")]
    [InlineData("水利部99年度施政計畫　3")]
    [InlineData("水利部99年度施政計畫\t\t第 3 頁")]
    [InlineData("\f")]
    public void Read_PageEndingAnywhere_IsTheSamePlan(string furniture)
    {
        var lines = Printed.Split('\n');
        for (var at = 2; at <= lines.Length; at++)
        {
            foreach (var around in (ReadOnlySpan<string>)["", "\n"])
            {
                var text = string.Join('\n', [.. lines[..at], around + furniture + around, .. lines[at..]]);

                Assert.Equal(Meant.Of(Meant99), Meant.Of(Meant.Read(text).Plan!));
            }
        }
    }

    [Fact]
    public void Read_LineThatComesBackPageByPage_IsLeftOutAndReported()
    {
        var reading = Meant.Read(Regex.Replace(Printed, "(?m)^(二、節約.*|註：|\t2 .*)$", "99年度計畫彙編  7\n\n$1"));

        Assert.Equal(Meant.Of(Meant99), Meant.Of(reading.Plan!));
        Assert.Equal(3, reading.Issues.Count(issue => issue.Code == "plan.pageFurniture" && issue.Severity == Severity.Info));
    }

    [Fact]
    public void Read_OnlyTheLowerHeaderRowSetAnew_KeepsTheGoals()
    {
        const string Lower = "\t衡量指標\t評估體制\t評估方式\t衡量標準\t年度目標值\t與中長程個案計畫關聯\n";

        Assert.Equal(Meant.Of(Meant99), Meant.Of(Meant.Read(Printed.Replace("二節約", "\n" + Lower + "二節約", StringComparison.Ordinal)).Plan!));
    }

    [Fact]
    public void Read_LineOfManyTabs_IsNoPlanAndSoonSaid()
    {
        var reading = Meant.Read(string.Concat(Enumerable.Repeat("一\t", 50_000)));

        Assert.Equal(["plan.notPlan"], reading.Issues.Select(issue => issue.Code));
    }

    [Theory]
    [InlineData("一、整治河川【25%】", "25%")]
    [InlineData("一、整治河川(25%)", "25%")]
    [InlineData("一、整治河川（權重25％）", "25%")]
    public void Read_WeightInBrackets_IsNoPartOfTheTitle(string line, string weight)
    {
        var goal = Meant.Read(Printed.Replace("一、整治河川", line, StringComparison.Ordinal)).Plan!.Goals[0];

        Assert.Equal(("整治河川", weight), (goal.Title, goal.Weight));
    }

    [Theory]
    [InlineData("、", "、\u200b", "document.lookalikes")]
    [InlineData("管理\t", "管理 \t", null)]
    public void Read_RepairedCharacters_AreReported(string text, string by, string? code)
    {
        var issues = Meant.Read(Printed.Replace(text, by, StringComparison.Ordinal)).Issues;

        Assert.Equal(code is not null, issues.Any(issue => issue.Code == "document.lookalikes" && issue.Severity == Severity.Info && issue.Place?.Line is not null));
    }
}
