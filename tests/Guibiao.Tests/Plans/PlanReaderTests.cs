using CsCheck;
using Guibiao.Plans;

namespace Guibiao.Tests.Plans;

public sealed class PlanReaderTests
{
    [Fact]
    public void Read_PlanHoweverTypeset_IsThePlanThatWasMeant() =>
        Gen.Int[0, 1_000_000].Sample(
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
