using System.Diagnostics;

namespace Guibiao.Tests.Faults;

/// <summary>A real process that imports file after file by the command line, each call a process of its own, and prints the name of each that was acknowledged.</summary>
public sealed class WritingChild : IDisposable
{
    private readonly List<string> acknowledged = [];
    private readonly TaskCompletionSource first = new();
    private readonly Process process;
    private readonly Task reading;

    public WritingChild(string database, string folder, IEnumerable<string> files)
    {
        // The program as it was built beside the tests: native parts lie where the tests' own list of parts says.
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var word in (string[])
        [
            "-c", """for file in "${@:3}"; do dotnet exec --depsfile "$1/Guibiao.Tests.deps.json" --runtimeconfig "$1/Guibiao.Cli.runtimeconfig.json" "$1/Guibiao.Cli.dll" evidence import --register visits "$file" --status verified --by w --reason r --database "$2" >/dev/null && echo "$file"; done""",
            "-", AppContext.BaseDirectory.TrimEnd('/'), database, .. files,
        ])
        {
            start.ArgumentList.Add(word);
        }
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Errors += line.Data;
        process.BeginErrorReadLine();
        reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                acknowledged.Add(Path.GetFileName(line));
                first.TrySetResult();
            }
            // One that acknowledges nothing before its end has failed.
            first.TrySetException(new InvalidOperationException(Errors));
        });
    }

    /// <summary>Ends with the first that was acknowledged.</summary>
    public Task First => first.Task;

    public string Errors { get; private set; } = "";

    /// <summary>Ends it and all that it started by SIGKILL; returns what was acknowledged before.</summary>
    public async Task<IReadOnlyList<string>> Kill()
    {
        process.Kill(entireProcessTree: true);
        return await End();
    }

    public async Task<IReadOnlyList<string>> End()
    {
        await reading;
        await process.WaitForExitAsync();
        return acknowledged;
    }

    public void Dispose() => process.Dispose();
}
