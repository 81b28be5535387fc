using CsCheck;
using Guibiao.Documents;
using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

/// <summary>A plan in every format is the same plan: as we write it, and as LibreOffice writes it anew.</summary>
public sealed class PlanFormatsTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly Plan Real = PlanReader.Read(File.ReadAllBytes(Project.File("packs", "mofa-105", "plans", "105.txt")), "105.txt").Plan!;

    public static TheoryData<string> Formats => ["txt", "html", "odt", "docx"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_RealPlanWritten_IsTheSamePlan(string format) => AssertSame(Real, Write(Real, format), format);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_InventedPlansWritten_AreTheSamePlans(string format) => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var plan = new InventedPlans(new Random(seed)).Next();
            AssertSame(plan, Write(plan, format), $"{format} {seed}");
        },
        iter: Project.Often(40), threads: 1);

    [Theory]
    [InlineData("odt", "docx:MS Word 2007 XML")]
    [InlineData("docx", "odt:writer8")]
    [InlineData("odt", "html:HTML (StarWriter)")]
    [InlineData("docx", "html:HTML (StarWriter)")]
    [InlineData("html", "odt:writer8")]
    public void Read_ConvertedByLibreOffice_IsTheSamePlan(string from, string filter)
    {
        var to = filter[..filter.IndexOf(':', StringComparison.Ordinal)];
        foreach (var plan in (Plan[])[Real, new InventedPlans(new Random(7)).Next()])
        {
            var (converted, issue) = LibreOffice.Convert(LibreOffice.Find()!, Write(plan, from), from, from == "html" ? "odt:writer8" : filter, to, Longest);
            Assert.Null(issue);
            AssertSame(plan, converted!, $"{from} → {to}");
        }
    }

    private static byte[] Write(Plan plan, string format) => PlanFile.Write(new StoredPlan(plan.FiscalYear!.Value, 2, "approved", plan, null, [], 1), format).Bytes!;

    private static void AssertSame(Plan plan, byte[] file, string what)
    {
        var reading = PlanReader.Read(file, "plan");
        Assert.False(reading.Refused, what + ": " + string.Join(' ', reading.Issues.Select(issue => issue.Message.English)));
        Assert.Equal($"{what}\n{Meant.Of(plan)}", $"{what}\n{Meant.Of(reading.Plan!)}");
    }
}
