using System.Text.RegularExpressions;

namespace Guibiao.Web.Tests;

public sealed partial class TextsTests
{
    [Fact]
    public void Key_ThatAPageUses_IsThere()
    {
        var source = Path.Combine(Project.Root, "src", "Guibiao.Web");
        var texts = new Texts(Language.Chinese);
        var keys =
            from file in Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories)
            where file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from Match used in Use().Matches(File.ReadAllText(file))
            select used.Groups[1].Value;
        // A key that isn't there throws.
        Assert.NotEmpty(keys.Distinct().Select(key => texts[key, "", "", "", "", "", ""]).ToArray());
    }

    [Theory]
    [InlineData("2016-03-05", "105年3月5日", "5 March 2016 (ROC 105)")]
    [InlineData("1912-01-01", "1年1月1日", "1 January 1912 (ROC 1)")]
    [InlineData("1911-10-10", "西元1911年10月10日", "10 October 1911")]
    public void Day_InEitherLanguage_CountsFromTheRepublic(string day, string chinese, string english)
    {
        Assert.Equal(chinese, new Dates(new Texts(Language.Chinese)).Day(DateOnly.Parse(day)));
        Assert.Equal(english, new Dates(new Texts(Language.English)).Day(DateOnly.Parse(day)));
    }

    [Fact]
    public void Urls_OfEnglishPages_StandUnderTheirPrefix()
    {
        Assert.Equal("/mofa/105/indicators/1.1?at=2016-06-30", new Urls(Language.Chinese).Indicator("mofa", 105, "1.1", new DateOnly(2016, 6, 30)));
        Assert.Equal("/en/mofa/registers/visits", new Urls(Language.English).Register("mofa", "visits"));
    }

    [GeneratedRegex("(?:\\bT|\\btexts)\\[\"([^\"]+)\"[\\],]")]
    private static partial Regex Use();
}
