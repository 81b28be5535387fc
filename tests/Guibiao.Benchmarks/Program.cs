using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Guibiao.Benchmarks;

// Measures everything in one run and writes docs/performance.md: dotnet run -c Release --project tests/Guibiao.Benchmarks
// The document of 300 pages alone, without writing the page: dotnet run -c Release --project tests/Guibiao.Benchmarks -- --filter '*Printing*'
// With people on it: dotnet run -c Release --project tests/Guibiao.Benchmarks -- crowd sqlite:/tmp/crowd.db 120 packs/mofa-105
if (args is ["crowd", var address, var seconds, var pack, ..])
{
    await Crowd.Run(address, int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture), pack, args is [_, _, _, _, var bound] ? bound : null);
    return;
}
// What the history and row-level security cost: dotnet run … -- costs ADDRESS PACK [ADDRESS-OF-THE-SITES-ROLE], on a database that crowd has filled.
if (args is ["costs", var measured, ..])
{
    Costs.Run(measured, args is [_, _, var role] ? role : null);
    return;
}
if (args is ["peak", "make", var made, var file])
{
    File.WriteAllBytes(file, Printing.Write(Printing.LongDocument(), made));
    return;
}
if (args is ["peak", var verb, var format])
{
    PeakMemory.Print(verb, format);
    return;
}
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(BenchmarkDotNet.Engines.RunStrategy.Monitoring).WithWarmupCount(3).WithIterationCount(9).WithInvocationCount(1).WithUnrollFactor(1))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default);
var summaries = BenchmarkSwitcher.FromTypes([typeof(Reading), typeof(Starting), typeof(Importing), typeof(Evaluating), typeof(Serving), typeof(Printing)]).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
if (args.Length == 0)
{
    PerformancePage.Write(summaries);
}
