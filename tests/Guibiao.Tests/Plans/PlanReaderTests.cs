using System.Text;
using CsCheck;
using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

public sealed class PlanReaderTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000];

    [Fact]
    public void Read_PlanHoweverTypeset_IsThePlanThatWasMeant() => Seeds.Sample(
        seed =>
        {
            var random = new Random(seed);
            var plan = new InventedPlans(random).Next();
            var text = new Typesetter(random).Set(plan);
            var reading = Meant.Read(text);
            Assert.True(reading.Plan is not null && Meant.Of(plan) == Meant.Of(reading.Plan), Difference(seed, plan, reading, text));
            Assert.DoesNotContain(reading.Issues, issue => issue.Severity == Severity.Error);
        },
        iter: 300, threads: 1);

    [Fact]
    public void Read_ChapterOfGoalsMissing_TakesTheTitlesFromTheTable() => Seeds.Sample(
        seed =>
        {
            var random = new Random(seed);
            var plan = new InventedPlans(random).Next();
            var reading = Meant.Read(new Typesetter(random) { WithGoals = false }.Set(plan));
            Assert.Equal(Ids(plan), Ids(reading.Plan!));
            Assert.Contains(reading.Issues, issue => issue.Code == "plan.goalsMissing");
        },
        iter: 100, threads: 1);

    [Theory]
    [InlineData("評估體制")]
    [InlineData("評估方式")]
    [InlineData("與中長程個案計畫關聯")]
    public void Read_ColumnMissing_IsThePlanWithoutIt(string column) => Seeds.Sample(
        seed =>
        {
            var random = new Random(seed);
            var plan = new InventedPlans(random).Next();
            var text = new Typesetter(random) { Without = column }.Set(plan);
            var meant = plan with
            {
                Indicators = [.. plan.Indicators.Select(indicator => column switch
                {
                    "評估體制" => indicator with { Mechanism = null },
                    "評估方式" => indicator with { Method = null },
                    _ => indicator with { MediumTerm = null },
                })],
            };
            var reading = Meant.Read(text);
            Assert.True(reading.Plan is not null && Meant.Of(meant) == Meant.Of(reading.Plan), Difference(seed, meant, reading, text));
        },
        iter: 100, threads: 1);

    [Fact]
    public void Read_PrintedPlan_IsTheSamePlan() => Seeds.Sample(
        seed =>
        {
            var plan = new InventedPlans(new Random(seed)).Next();
            Assert.Equal(Meant.Of(plan), Meant.Of(Meant.Read(PlanText.Print(plan)).Plan!));
        },
        iter: 200, threads: 1);

    [Fact]
    public void Json_WrittenAndRead_IsTheSamePlan() => Seeds.Sample(
        seed =>
        {
            var plan = Meant.Read(PlanText.Print(new InventedPlans(new Random(seed)).Next())).Plan!;
            Assert.Equal(PlanJson.Write(plan).ToJsonString(), PlanJson.Write(PlanJson.Read(PlanJson.Write(plan))).ToJsonString());
        },
        iter: 50, threads: 1);

    [Fact]
    public void Read_MutatedBytes_NeverThrows() => Seeds.Sample(
        seed =>
        {
            var random = new Random(seed);
            var bytes = Encoding.UTF8.GetBytes(new Typesetter(random).Set(new InventedPlans(random).Next())).ToList();
            for (var times = random.Next(1, 12); times > 0; times--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = (byte)random.Next(256); break;
                    case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at - 1)); break;
                    case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 200), bytes.Count - at))); break;
                    default: bytes.Insert(at, random.Next(2) == 0 ? (byte)'\t' : (byte)'\n'); break;
                }
            }
            var reading = PlanReader.Read(bytes.ToArray(), "plan.txt");
            Assert.Equal(reading.Refused, reading.Issues.Any(issue => issue.Severity == Severity.Error));
        },
        iter: 300, threads: 1);

    [Fact]
    public void Read_MutatedCharacters_NeverThrows() => Seeds.Sample(
        seed =>
        {
            var random = new Random(seed);
            var text = new StringBuilder(new Typesetter(random).Set(new InventedPlans(random).Next()));
            const string Letters = "一二十、：（）()%．.0189\t\n|年※<>p/；無";
            for (var times = random.Next(1, 60); times > 0; times--)
            {
                text[random.Next(text.Length)] = Letters[random.Next(Letters.Length)];
            }
            Assert.NotNull(Meant.Read(text.ToString()));
        },
        iter: 300, threads: 1);

    [Theory]
    [InlineData("今天天氣很好。\n", "這份文件不是施政計畫：找不到年度施政目標、績效指標或重要施政計畫。")]
    [InlineData("name\tage\nAnn\t7\n", "這份文件不是施政計畫：找不到年度施政目標、績效指標或重要施政計畫。")]
    [InlineData("\0\u0001\u0002", "無法辨識檔案格式：不是文字檔，也不是系統能讀的文件。")]
    [InlineData("", "檔案是空的。")]
    public void Read_NoPlan_IsRefusedInOneSentence(string text, string sentence)
    {
        var reading = Meant.Read(text);

        Assert.Equal([sentence], reading.Issues.Select(issue => issue.Message.Chinese));
        Assert.True(reading.Refused);
    }

    private static IEnumerable<string> Ids(Plan plan) => plan.Indicators.Select(indicator => $"{indicator.Id} {Folding.Fold(indicator.Name!)}");

    private static string Difference(int seed, Plan plan, PlanReading reading, string text)
    {
        if (reading.Plan is null)
        {
            return $"seed {seed} refused\n{text}";
        }
        var (meant, read) = (Meant.Of(plan).Split('\n'), Meant.Of(reading.Plan).Split('\n'));
        var at = Enumerable.Range(0, Math.Min(meant.Length, read.Length)).FirstOrDefault(line => meant[line] != read[line]);
        return $"seed {seed}\nmeant {meant[at]}\nread  {read[at]}\n\n{text}";
    }
}
