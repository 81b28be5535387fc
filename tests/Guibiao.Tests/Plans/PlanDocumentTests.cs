using CsCheck;
using Guibiao.Documents;
using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

public sealed class PlanDocumentTests
{
    [Theory]
    [InlineData("draft", "中華民國 99 年度　第 3 版（草案）")]
    [InlineData("approved", "中華民國 99 年度　第 3 版（核定本）")]
    [InlineData("amended", "中華民國 99 年度　第 3 版（修正本）")]
    [InlineData("closed", "中華民國 99 年度　第 3 版（結案本）")]
    public void Of_StoredPlan_SaysItsVersionOnTheCoverAndIsTheSamePlanAgain(string status, string line)
    {
        var plan = Meant.Read(PlanVariantsTests.Printed).Plan!;

        var document = PlanDocument.Of(new StoredPlan(99, 3, status, plan, null, [], 1));

        Assert.Equal(["水利部 99 年度施政計畫", line], document.Blocks.OfType<Paragraph>().Take(2).Select(paragraph => paragraph.Text));
        Assert.Equal(Meant.Of(plan), Meant.Of(PlanReader.Read(document).Plan!));
        Assert.Equal(Meant.Of(plan), Meant.Of(Meant.Read(PlainTextWriter.Write(document)).Plan!));
    }

    [Fact]
    public void Of_TitleThatDoesNotBeginWithTheAgency_NamesItOnTheCover()
    {
        var plan = Meant.Read(PlanVariantsTests.Printed).Plan! with { Title = "99 年度施政計畫" };

        var document = PlanDocument.Of(plan);

        Assert.Equal(["水利部", "99 年度施政計畫"], document.Blocks.OfType<Paragraph>().Take(2).Select(paragraph => paragraph.Text));
        Assert.Equal(Meant.Of(plan), Meant.Of(PlanReader.Read(document).Plan!));
    }

    [Fact]
    public void Of_InventedPlan_IsTheSamePlanAgain() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var plan = new InventedPlans(new Random(seed)).Next();
            Assert.Equal(Meant.Of(plan), Meant.Of(PlanReader.Read(PlanDocument.Of(plan)).Plan!));
        },
        iter: 100, threads: 1);

    [Fact]
    public void Of_Tables_NameTheirHeaderAndSetTheGoalOnce()
    {
        var tables = PlanDocument.Of(Meant.Read(PlanVariantsTests.Printed).Plan!).Blocks.OfType<Table>().ToList();

        Assert.All(tables, table => Assert.Equal((1, table.Rows[0].Cells.Count), (table.HeaderRows, table.Widths.Count)));
        Assert.Equal(["關鍵策略目標", "一、整治河川", "", "二、節約用水，建立節水型社會"], tables[0].Rows.Select(row => row.Cells[0].Text));
        Assert.Equal([false, false, true, false], tables[0].Rows.Select(row => row.Cells[0].Continues));
    }

    [Fact]
    public void Read_CodeSetOnceForSeveralRows_HoldsForEach()
    {
        var plan = Meant.Read(PlanVariantsTests.Printed).Plan!;
        var document = PlanDocument.Of(plan);
        var merged = document with
        {
            Blocks = [.. document.Blocks.Select(block => block is Table table
                ? table with { Rows = [.. table.Rows.Select((row, at) => at < 2 ? row : row with { Cells = [.. row.Cells.Select(cell => cell.Text is "1" or "統計數據" or "其它" or "無" ? cell with { Text = "", Continues = true } : cell)] })] }
                : block)],
        };

        Assert.Equal(Meant.Of(plan), Meant.Of(PlanReader.Read(merged).Plan!));
    }

    // The chapter's words stand in many a goal.
    [Fact]
    public void Read_GoalThatIsAHeadingNamedLikeAChapter_IsAGoal()
    {
        var reading = Meant.Read(PlanVariantsTests.Printed.Replace("壹、", "## 壹、", StringComparison.Ordinal).Replace("\n一、整治河川", "\n### 一、達成績效目標", StringComparison.Ordinal).Replace("\n二、節", "\n### 二、節", StringComparison.Ordinal));

        Assert.Equal(["達成績效目標", "節約用水，建立節水型社會"], reading.Plan!.Goals.Select(goal => goal.Title));
    }
}
