using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace Guibiao.Benchmarks;

/// <summary>The command line as a cold process (built by ./guibiao before).</summary>
public class Starting
{
    [Benchmark(Baseline = true)]
    public int Version() => Run("--version");

    [Benchmark]
    public int PlanRead() => Run("plan", "read", Path.Combine(Sample.Root, "packs", "mofa-105", "plans", "105.txt"), "--json");

    private static int Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Sample.Root, "artifacts", "cli", "Guibiao.Cli"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        return process.StandardOutput.ReadToEnd().Length;
    }
}
