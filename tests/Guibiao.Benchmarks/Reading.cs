using BenchmarkDotNet.Attributes;
using Guibiao.Formulas;
using Guibiao.Plans;

namespace Guibiao.Benchmarks;

/// <summary>The plan document and its standards, warm.</summary>
public class Reading
{
    private byte[] plan = [];
    private (string Text, string? Unit)[] standards = [];

    [GlobalSetup]
    public void SetUp()
    {
        plan = File.ReadAllBytes(Path.Combine(Sample.Root, "packs", "mofa-105", "plans", "105.txt"));
        standards = [.. PlanReader.Read(plan).Plan!.Indicators.Select(indicator => (indicator.Standard!, indicator.Target?.Unit))];
    }

    [Benchmark]
    public object ReadPlan() => PlanReader.Read(plan);

    [Benchmark]
    public int Read19Standards() => standards.Sum(standard => StandardReader.Read(standard.Text, standard.Unit, 105).Issues.Count);
}
