using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Guibiao.Cli;

/// <summary>The command line's table of contents: one line a noun.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.InputEncoding = Encoding.UTF8;
        return await RunAsync(args);
    }

    /// <summary>The command line itself, on the console as it stands. Help is printed before options are read, so the language is taken from the words.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var english = args.Contains("--lang=en") || args.Contains("--lang:en") || args.SkipWhile(word => word != "--lang").Skip(1).FirstOrDefault() == "en";
        Texts.Current = CultureInfo.GetCultureInfo(english ? "en" : "zh-TW");
        return Shell.RunAsync(Root(), args);
    }

    public static RootCommand Root() => new(Texts.Get("root"))
    {
        GlobalOptions.Database,
        GlobalOptions.Agency,
        GlobalOptions.Year,
        GlobalOptions.Language,
        GlobalOptions.Json,
        Commands.Plan(),
        Commands.Standard(),
        Commands.Formula(),
        Commands.Pack(),
        Commands.Evidence(),
        Commands.Indicator(),
        Commands.Publish(),
        Commands.History(),
        Commands.Grant(),
        Commands.Backup(),
        Commands.Restore(),
        Commands.Migrate(),
        Commands.User(),
        Commands.Serve(),
        Commands.Doctor(),
    };
}
