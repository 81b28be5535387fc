using System.Globalization;
using System.Text.RegularExpressions;

namespace Guibiao.Tests.Packs;

public sealed partial class RecountTests
{
    public static TheoryData<string, string> ReadmeValues => new(
        from line in File.ReadLines(Project.File("packs", "mofa-105", "README.md"))
        where IndicatorRow().IsMatch(line)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select (cells[1], cells[3]));

    [Theory]
    [MemberData(nameof(ReadmeValues))]
    public void At_YearEnd_IsWhatTheReadmeSays(string indicator, string printed)
    {
        var value = Recount.At(new DateOnly(2016, 12, 31)).Single(one => one.Indicator == indicator).Value;

        Assert.Equal(printed, value is null ? "—" : Print(value.Value, printed.EndsWith('%')));
    }

    [Fact]
    public void ReadmeValues_AreAllNineteen() =>
        Assert.Equal(Recount.At(new DateOnly(2016, 12, 31)).Select(one => one.Indicator), ReadmeValues.Select(row => row.Data.Item1));

    [Fact]
    public void At_MonthEnds_OnlyWhatNobodyReportedIsMissing()
    {
        var missing =
            from month in Enumerable.Range(1, 12)
            from one in Recount.At(new DateOnly(2016, month, 1).AddMonths(1).AddDays(-1))
            where one.Value is null && one.Indicator != "C1.1"
            select $"{month} {one.Indicator}";

        // The medium-term ceiling is decided in the middle of March.
        Assert.Equal(["1 C2.2", "2 C2.2"], missing);
    }

    [Fact]
    public void Sample_HoldsTheTrapsThatARecountMustNotFallInto()
    {
        var visits = SampleCsv.Read("evidence", "visits.csv");
        var corrected = Assert.Single(SampleCsv.Read("evidence", "corrections", "visits.csv"));

        Assert.Contains(visits, row => row["status"] == "submitted");
        Assert.Contains(visits, row => row["status"] == "returned");
        Assert.Contains(visits, row => row["number"] == corrected["number"] && row["rank"] != corrected["rank"]);
        Assert.Contains(visits, row => row["country"] == "ST" && string.CompareOrdinal(row["visited"], "2016-12-21") >= 0);
        Assert.Contains(visits, row => Day(row["reported_at"]) > Day(row["visited"]).AddMonths(4));
        Assert.Contains(SampleCsv.Read("evidence", "nil-returns.csv"), row => row["register"] == "visits");
    }

    [Fact]
    public void Sample_HasUnitMonthsThatNobodyReported()
    {
        var reported = SampleCsv.Verified("visits").Select(row => (row["unit"], row["visited"][..7]))
            .Concat(SampleCsv.Read("evidence", "nil-returns.csv").Where(row => row["register"] == "visits").Select(row => (row["unit"], row["month"]))).ToHashSet();

        var silent =
            from unit in SampleCsv.Read("units.csv")
            where unit["kind"] is "embassy" or "mission"
            from month in Enumerable.Range(0, 24)
            let name = $"{2015 + (month / 12)}-{(month % 12) + 1:00}"
            where !reported.Contains((unit["unit"], name))
            orderby unit["unit"], name
            select $"{unit["unit"]} {name}";

        Assert.Equal(["M-BR 2016-09", "M-CL 2015-02", "M-HN 2016-06", "M-HU 2016-12", "M-JO 2016-06", "M-JO 2016-07"], silent);
    }

    [Theory]
    [InlineData("2021-08-09", 114)]
    [InlineData("2021-12-31", 126)]
    [InlineData("2022-12-31", 145)]
    [InlineData("2023-12-31", 150)]
    [InlineData("2024-12-31", 153)]
    public void RealTravelAccess_OnADay_IsWhatItsReadmeSays(string day, int counted)
    {
        Assert.SkipUnless(Project.Shared("data", "taiwan-passport-access.csv") is not null, "the shared folder is not beside this project");

        var open = File.ReadLines(Project.Shared("data", "taiwan-passport-access.csv")!).Skip(1).Select(SampleCsv.Split)
            .Where(row => row[1] is "visa free" or "visa on arrival" or "e-visa" or "eta")
            .Count(row => string.CompareOrdinal(row[3], day) <= 0 && (row[4].Length == 0 || string.CompareOrdinal(row[4], day) > 0));

        Assert.Equal(counted, open);
        Assert.Contains($"| {day} |", File.ReadAllText(Project.File("packs", "passport-access", "README.md")), StringComparison.Ordinal);
        Assert.Contains($"| **{counted}** |", File.ReadLines(Project.File("packs", "passport-access", "README.md")).Single(line => line.StartsWith($"| {day} |", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string Print(decimal value, bool percent) =>
        percent ? Math.Round(value * 100, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture) + "%" : value.ToString("0.##", CultureInfo.InvariantCulture);

    // A row of the README's table of values begins with an indicator's number.
    [GeneratedRegex(@"^\| C?\d\.\d \|")]
    private static partial Regex IndicatorRow();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
