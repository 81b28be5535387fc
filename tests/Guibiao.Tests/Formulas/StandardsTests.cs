using System.Text.Json;
using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

/// <summary>The 19 standards of the ministry's plan for 105, each with its worked cases.</summary>
public sealed class StandardsTests
{
    private static readonly string Table = Path.Combine(Repository.Root, "tests", "Guibiao.Tests", "Formulas", "standards-105.tsv");
    private static readonly string Shared = Path.Combine(Repository.Root, "..", "shared", "data", "mofa-105.standards.json");

    public static TheoryData<string, string, string, string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string, string, string, string>();
        foreach (var cells in File.ReadLines(Table).Skip(1).Select(line => line.Split('\t')))
        {
            rows.Add(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Read_StandardOfThePlan_GivesItsFormulaAndResult(string indicator, string unit, string field, string canonical, string values, string shown, string text)
    {
        Assert.NotEmpty(indicator);
        var asked = unit.Length == 0 ? null : unit;
        Assert.Equal(canonical, field == "formula" ? Reads.Formula(text, asked) : Reads.Suggested(text, asked));
        Assert.Equal(shown, Reads.Result(text, values, asked));
        Assert.Equal(canonical, Formula.Parse(canonical, asked).Formula?.Canonical);
    }

    [Fact]
    public void Read_SharedStandards_GiveEveryCase()
    {
        // The file lies beside the repository where the project is built; the table above stands for it elsewhere.
        if (!File.Exists(Shared))
        {
            return;
        }
        using var document = JsonDocument.Parse(File.ReadAllBytes(Shared));
        var cases = 0;
        foreach (var standard in document.RootElement.GetProperty("standards").EnumerateArray())
        {
            foreach (var expected in standard.GetProperty("cases").EnumerateArray())
            {
                Check(standard.GetProperty("standard").GetString()!, expected);
                cases++;
            }
        }
        Assert.True(cases >= 30, $"{cases}");
    }

    private static void Check(string text, JsonElement expected)
    {
        var unit = expected.TryGetProperty("unit", out var told) ? told.GetString() : null;
        var standard = Reads.Standard(text, unit);
        Assert.NotNull(expected.GetProperty("field").GetString() == "formula" ? standard.Formula : standard.Suggested);
        var values = string.Join(' ', Pairs(expected, "set", "").Concat(Pairs(expected, "prev", "上年:")).Concat(Pairs(expected, "next", "次年:")));
        var evaluation = Reads.Evaluation(text, values, unit);
        if (expected.TryGetProperty("missing", out _))
        {
            Assert.NotEmpty(Assert.IsType<Result.Missing>(evaluation.Result).Reason.In(Reads.Chinese));
            return;
        }
        var number = Assert.IsType<Result.Number>(evaluation.Result).Value;
        Assert.True(Exact.TryParse(expected.GetProperty("result").GetString()!, out var exact));
        // The file gives 26 places.
        Assert.True(number - exact < new Exact(1, 1_000_000_000_000) && exact - number < new Exact(1, 1_000_000_000_000), Display.Value(number));
        if (expected.TryGetProperty("display", out var display))
        {
            Assert.Equal(display.GetString(), (standard.Formula ?? standard.Suggested)!.Print(number));
        }
    }

    private static IEnumerable<string> Pairs(JsonElement expected, string which, string prefix) =>
        expected.TryGetProperty(which, out var values) ? values.EnumerateObject().Select(value => $"{prefix}{value.Name}={value.Value.GetString()}") : [];
}
