using System.Text.RegularExpressions;
using Guibiao.Evidence;
using Guibiao.Indicators;

namespace Guibiao.Tests.Packs;

/// <summary>Both packs taken in by the product, and their numbers held against those counted by hand.</summary>
public sealed partial class SamplePackTests(SamplePackTests.Ministry ministry) : IClassFixture<SamplePackTests.Ministry>
{
    [Fact]
    public void Pack_IsTakenInWhole()
    {
        Assert.Equal("", string.Join('\n', ministry.Issues.Take(10).Select(issue => issue.Message.English)));
        Assert.InRange(ministry.Accepted, 5_000, 10_000);
    }

    [Fact]
    public void Terms_AtEveryMonthsEnd_AreWhatTheRecountSays()
    {
        var tallies = Bindings();
        var differences = ministry.Store.Read(transaction =>
        {
            var reader = new TallyReader(transaction, ministry.Agency);
            return (
                from month in Enumerable.Range(1, 12)
                let cut = new DateOnly(2016, month, 1).AddMonths(1).AddDays(-1)
                from indicator in Recount.At(cut)
                from term in indicator.Terms
                let value = reader.Value(tallies.Single(bound => bound.Indicator == indicator.Indicator && bound.Term.EndsWith(term.Name, StringComparison.Ordinal)).Tally, Period.Of(105 + term.Year, cut))
                where value.Number != term.Value || value.Entries != term.Entries
                select $"{cut:MM-dd} {indicator.Indicator} {term.Name}@{term.Year}: {value.Number} of {value.Entries}, by hand {term.Value} of {term.Entries}").ToList();
        });

        Assert.Equal("", string.Join('\n', differences));
    }

    [Fact]
    public void Correction_IsNotKnownBeforeItWasMade()
    {
        var (before, after) = ministry.Store.Read(transaction => (
            new TallyReader(transaction, ministry.Agency, Taiwan(2016, 7, 31)).Value("ally_visits", Period.Of(105, new(2016, 3, 31))).Number,
            new TallyReader(transaction, ministry.Agency, Taiwan(2016, 8, 3)).Value("ally_visits", Period.Of(105, new(2016, 3, 31))).Number));

        Assert.Equal(before - 1, after);
    }

    [Fact]
    public void LateReport_IsNotKnownBeforeItWasVerified()
    {
        var (before, after) = ministry.Store.Read(transaction => (
            new TallyReader(transaction, ministry.Agency, Taiwan(2016, 8, 3)).Value("ally_visits", Period.Of(105, new(2016, 2, 29))).Number,
            new TallyReader(transaction, ministry.Agency, Taiwan(2016, 8, 31)).Value("ally_visits", Period.Of(105, new(2016, 2, 29))).Number));

        Assert.Equal(before + 1, after);
    }

    [Theory]
    [InlineData(109, 12, 31, null)]
    [InlineData(110, 8, 8, null)]
    [InlineData(110, 8, 9, 114)]
    [InlineData(110, 12, 31, 126)]
    [InlineData(111, 12, 31, 145)]
    [InlineData(112, 12, 31, 150)]
    [InlineData(113, 12, 31, 153)]
    public void RealTravelAccess_Imported_IsWhatItsReadmeSays(int year, int month, int day, int? counted)
    {
        var file = Project.Shared("data", "taiwan-passport-access.csv");
        Assert.SkipUnless(file is not null, "the shared folder is not beside this project");
        using var bureau = new SampleStore(null, "passport-access", "boca");

        var result = bureau.Import("travel_facilitation", file!, EntryStatus.Verified);

        Assert.Equal("", string.Join('\n', bureau.Issues.Concat(result.Issues).Take(5).Select(issue => issue.Message.English)));
        Assert.Equal(326, result.Accepted);
        Assert.Equal((decimal?)counted, bureau.Store.Read(transaction => new TallyReader(transaction, "boca").Value("easy_destinations", Period.Of(year, new(year + 1911, month, day))).Number));
    }

    /// <summary>Loaded once: the tests only read it.</summary>
    public sealed class Ministry : SampleStore
    {
        public Ministry() : base(null, "mofa-105", "mofa")
        {
        }
    }

    private static DateTimeOffset Taiwan(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(8));

    // Which tally each term of plans/105.yaml is bound to.
    private static List<(string Indicator, string Term, string Tally)> Bindings()
    {
        var (bindings, indicator) = (new List<(string, string, string)>(), "");
        foreach (var line in File.ReadLines(Project.File("packs", "mofa-105", "plans", "105.yaml")))
        {
            if (IndicatorLine().Match(line) is { Success: true } begins)
            {
                indicator = begins.Groups[1].Value;
            }
            else if (BindingLine().Match(line) is { Success: true } bound)
            {
                bindings.Add((indicator, bound.Groups[1].Value, bound.Groups[2].Value));
            }
        }
        return bindings;
    }

    [GeneratedRegex("""^  - id: "(.+)"$""")]
    private static partial Regex IndicatorLine();

    [GeneratedRegex("""^      "(.+)": (\w+)$""")]
    private static partial Regex BindingLine();
}
