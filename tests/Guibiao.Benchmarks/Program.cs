using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Guibiao.Benchmarks;

// Measures everything in one run and writes docs/performance.md: dotnet run -c Release --project tests/Guibiao.Benchmarks
// With people on it: dotnet run -c Release --project tests/Guibiao.Benchmarks -- crowd sqlite:/tmp/crowd.db 120 packs/mofa-105
if (args is ["crowd", var address, var seconds, var pack])
{
    await Crowd.Run(address, int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture), pack);
    return;
}
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(BenchmarkDotNet.Engines.RunStrategy.Monitoring).WithWarmupCount(3).WithIterationCount(9).WithInvocationCount(1).WithUnrollFactor(1))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default);
var summaries = BenchmarkSwitcher.FromTypes([typeof(Reading), typeof(Starting), typeof(Importing), typeof(Evaluating), typeof(Serving)]).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
if (args.Length == 0)
{
    PerformancePage.Write(summaries);
}
