using System.CommandLine;
using System.Text.RegularExpressions;

namespace Guibiao.Tests.Docs;

public sealed partial class DocsTests
{
    [Theory]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/guide/zh-TW.md")]
    [InlineData("docs/guide/en.md")]
    public void Page_NamesPathsThatExist(string page)
    {
        var text = File.ReadAllText(Project.File(page));
        var paths = from Match match in PathInText().Matches(text) select match.Groups[1].Value;
        var links = from Match match in Link().Matches(text) select Path.Combine(Path.GetDirectoryName(page)!, match.Groups[1].Value);
        var missing = paths.Concat(links).Where(path => !Path.Exists(Project.File(path)));
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("docs/guide/zh-TW.md")]
    [InlineData("docs/guide/en.md")]
    public void Guide_NamesEveryCommandAndOption(string page)
    {
        var text = File.ReadAllText(Project.File(page));
        var root = Cli.Program.Root();
        var missing =
            from noun in root.Subcommands
            from verb in noun.Subcommands.Count > 0 ? noun.Subcommands : (IEnumerable<Command>)[noun]
            let name = verb == noun ? noun.Name : $"{noun.Name} {verb.Name}"
            from word in verb.Options.Where(option => option.Name.StartsWith("--", StringComparison.Ordinal) && option.Name is not ("--help" or "--version")).Select(option => option.Name).Prepend(name)
            where !text.Contains(word, StringComparison.Ordinal)
            select $"{name}: {word}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Decisions_AreNumberedWithoutGaps()
    {
        var numbers = Directory.EnumerateFiles(Project.File("docs", "adr"), "*.md").Select(file => Path.GetFileName(file)[..4]).Order();
        Assert.Equal(Enumerable.Range(1, numbers.Count()).Select(number => number.ToString("0000")), numbers);
    }

    [GeneratedRegex(@"`((?:src|tests|docs|packs|tools)/[\w./-]+[\w/])`")]
    private static partial Regex PathInText();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)[^)]*\)")]
    private static partial Regex Link();
}
