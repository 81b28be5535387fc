using Guibiao.Formulas;
using Guibiao.Plans;
using Guibiao.Reviews;

namespace Guibiao.Tests.Reviews;

public sealed class RatingSchemeTests
{
    /// <summary>The table of docs/rating.md: one row a case.</summary>
    public static TheoryData<string, string, string, string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string, string, string, string>();
        var rows = File.ReadLines(Path.Combine(Project.Root, "docs", "rating.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1);
        foreach (var cells in rows.Select(row => Array.ConvertAll(row.Split('|')[1..^1], cell => cell.Trim())))
        {
            cases.Add(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rate_EveryRowOfTheDocument_GivesItsAchievementAndLight(
        string @case, string direction, string growth, string target, string value, string achievement, string light)
    {
        var side = direction switch { "at least" => TargetDirection.AtLeast, "at most" => TargetDirection.AtMost, "exactly" => TargetDirection.Exactly, _ => throw new ArgumentException(@case) };
        var rating = RatingScheme.Default.Rate(new RatedCase(Number(value), Number(target), side, growth == "yes"));
        Assert.Equal(Number(achievement), rating.Achievement);
        Assert.Equal(light, rating.Light.Shape());
    }

    [Fact]
    public void Cases_OfTheDocument_AreAllThere() => Assert.True(Cases().Count > 40);

    [Fact]
    public void Default_ItsLabel_SaysThatItIsNoRegulation() => Assert.Equal(new Text("本系統預設，非法規", "system default, not a regulation"), RatingScheme.Default.Label);

    [Theory]
    [InlineData("1.2", TargetDirection.AtLeast, "0.96")]
    [InlineData("1.2", TargetDirection.AtMost, "1.5")]
    public void ValueThresholds_OfATarget_LieWhereTheLightChanges(string target, TargetDirection direction, string expected) =>
        Assert.Equal([Number(expected)!.Value], RatingScheme.Default.ValueThresholds(Number(target)!.Value, direction));

    [Theory]
    [InlineData("label: x\nachievement:\n  - {is: whole}\nlights:\n  - {reached: true, is: green}", "rating-x.yaml", 5, "lights 的最後一條規則不能有條件。")]
    [InlineData("label: x\nachievement:\n  - {is: whole}\nlights:\n  - {from: 八成, is: yellow}\n  - {is: red}", "rating-x.yaml", 5, "門檻「八成」不是數字。")]
    [InlineData("label: x\nachievement:\n  - {is: hole}\nlights:\n  - {is: red}", "rating-x.yaml", 3, "is 不能是「hole」（可用：none, zero, whole, value_over_target, target_over_value）；是不是「whole」？")]
    public void Read_WrongScheme_SaysWhatAndWhere(string text, string file, int line, string sentence)
    {
        var (scheme, issues) = RatingScheme.Read(text, file);
        Assert.Null(scheme);
        Assert.Equal((sentence, line), (issues[0].Message.Chinese, issues[0].Place?.Line));
    }

    private static Exact? Number(string text)
    {
        if (text == "-")
        {
            return null;
        }
        var parts = text.Split('/');
        var numbers = Array.ConvertAll(parts, part => Exact.TryParse(part, out var number) ? number : throw new FormatException(text));
        return parts.Length == 2 ? numbers[0] / numbers[1] : numbers[0];
    }
}
