using Guibiao.Formulas;
using Guibiao.Tests.Formulas;

namespace Guibiao.Tests.Docs;

/// <summary>Runs every example of docs/formula-language.md: text | values | result.</summary>
public sealed class FormulaLanguageTests
{
    public static TheoryData<string, string, string> Examples()
    {
        var examples = new TheoryData<string, string, string>();
        var inside = false;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "formula-language.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line == "```formula";
            }
            else if (inside)
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                examples.Add(cells[0], cells[1], cells[2]);
            }
        }
        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfTheGuide_GivesWhatItSays(string text, string values, string result)
    {
        var (given, unit) = Given(values);
        var shown = StandardReader.Read(text, unit) is { Formula: null, Suggested: null } invalid
            ? invalid.Issues[0].Message(Reads.Chinese)
            : Reads.Result(text, given, unit);
        Assert.Equal(result, shown);
    }

    private static (string Values, string? Unit) Given(string options)
    {
        var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var pairs = words.Chunk(2).ToList();
        return (
            string.Join(' ', pairs.Where(pair => pair[0] != "--unit").Select(pair => pair[0] switch { "--prev" => "上年:", "--next" => "次年:", _ => "" } + pair[1])),
            pairs.Find(pair => pair[0] == "--unit")?[1]);
    }
}
