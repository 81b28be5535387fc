using Guibiao.Cli;

namespace Guibiao.Tests.Commands;

/// <summary>Runs a command line in this process and keeps what it printed. Those that use it share the console, so they run one after the other.</summary>
[CollectionDefinition("console", DisableParallelization = true)]
public sealed class CommandLine
{
    public static async Task<(int ExitCode, string Output, string Error)> Run(params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var (before, beforeError) = (Console.Out, Console.Error);
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            return (await Program.RunAsync(words), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeError);
        }
    }
}
