using System.CommandLine;

namespace Guibiao.Cli;

/// <summary>What both formula commands take: a text, a unit, and values of this year, the year before and the year after.</summary>
public sealed record FormulaOptions(Argument<string> Text, Option<string?> Unit, Option<string[]> Set, Option<string[]> Previous, Option<string[]> Next)
{
    public static FormulaOptions AddTo(Command command)
    {
        var options = new FormulaOptions(
            new("TEXT") { Description = Texts.Get("formula.text") },
            new("--unit") { Description = Texts.Get("formula.unit") },
            Pairs("--set"),
            Pairs("--prev"),
            Pairs("--next"));
        command.Arguments.Add(options.Text);
        command.Options.Add(options.Unit);
        command.Options.Add(options.Set);
        command.Options.Add(options.Previous);
        command.Options.Add(options.Next);
        return options;
    }

    // One pair each: --set 1=5 --set 2=6.
    private static Option<string[]> Pairs(string name) => new(name)
    {
        Description = Texts.Get("formula" + name[1..]),
        HelpName = "K=V",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.OneOrMore,
    };
}
