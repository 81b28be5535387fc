using CsCheck;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Indicators.Filters;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Indicators;

public sealed class TallyPropertyOnSqliteTests() : TallyPropertyTests(null);

public sealed class TallyPropertyOnPostgreSqlTests(PostgreSqlServer server) : TallyPropertyTests(server);

public abstract class TallyPropertyTests(PostgreSqlServer? server)
{
    private const string Days = "SELECT tally, day, key, unit, plus, minus, entries_plus, entries_minus FROM tally_day ORDER BY tally, day, key, unit";
    private const string Months = "SELECT unit, month, entries FROM unit_month ORDER BY unit, month";

    private static readonly string?[] Countries = ["JP", "PW", "ST", "US", null];
    private static readonly string?[] Ranks = ["minister", "deputy", "president", null];

    private static readonly string[] Tests =
    [
        "country in allies", "country not in allies", "country in (JP, 帛琉)", "country = ST", "country != US", "country is empty", "rank >= minister", "rank < minister",
        "rank = deputy", "rank is not empty", "visited >= 2016-03-01", "visited < 105/7/1", "period_to is empty", "period_from > 2015-06-01", "guests > 2", "guests <= 3",
        "guests in (1, 2)", "guests != 0", "cost >= 100.50", "official = 是", "official != yes", "number = \"E3\"", "number not in (E1, E2)",
    ];

    private static readonly string[] Words =
    [
        "", "(", ")", ",", "and", "OR", "not", "in", "is", "empty", "=", "!=", "<", ">=", "!", "\"", "\"\"", "\"'; DROP TABLE r_stays; --\"", "country", "rank", "guests", "cost", "period", "period_to",
        "visited", "official", "number", "known_to", "allies", "ranks", "nobody", "JP", "minister", "否", "105/2/29", "2015-02-29", "9223372036854775807", "92233720368547758.08", "-1", "0.005", "１２", "\0", "\ud83d", "😀", "@f0", "%",
    ];

    private sealed record Step(int Kind, int Entry, int Day, int Length, int Country, int Rank, int Guests, int Official, int Unit);

    private static readonly Gen<Step> Steps =
        from kind in Gen.Int[0, 8]
        from entry in Gen.Int[0, 11]
        from day in Gen.Int[-40, 700]
        from length in Gen.Int[0, 500]
        from country in Gen.Int[0, 4]
        from rank in Gen.Int[0, 3]
        from guests in Gen.Int[-1, 5]
        from official in Gen.Int[0, 2]
        from unit in Gen.Int[0, 3]
        select new Step(kind, entry, day, length, country, rank, guests, official, unit);

    [Fact]
    public void Upkeep_AfterAnySteps_IsWhatCountingFromNothingGives() =>
        Steps.Array[1, 30].Sample(
            steps =>
            {
                using var counting = new Counting(server);
                for (var i = 0; i < steps.Length; i++)
                {
                    Take(counting, steps[i], i + 1);
                }
                var (days, months) = (counting.Rows(Days), counting.Rows(Months));
                counting.Store.Write(transaction => TallyBook.Rebuild(transaction, Counting.Agency, counting.Stays));
                Assert.Equal(counting.Rows(Days), days);
                Assert.Equal(counting.Rows(Months), months);
                Assert.Equal(counting.Rows("SELECT unit, substr(visited, 1, 7) AS month, COUNT(*) FROM r_stays WHERE known_to IS NULL AND status = 'verified' GROUP BY unit, month ORDER BY unit, month"), months);
            },
            iter: Project.Often(20),
            threads: 1);

    [Fact]
    public void Value_KeptByDay_IsWhatSqlAndMemoryCount() =>
        Gen.Select(Steps.Array[1, 30], Gen.Int[0, 365], Gen.Int[104, 105]).Sample(
            (steps, day, year) =>
            {
                using var counting = new Counting(server);
                for (var i = 0; i < steps.Length; i++)
                {
                    Take(counting, steps[i], i + 1);
                }
                var period = Period.Of(year, Period.FirstDay(105).AddDays(day));
                counting.Store.Read(transaction =>
                {
                    var now = new TallyReader(transaction, Counting.Agency);
                    var known = new TallyReader(transaction, Counting.Agency, Counting.Start.AddYears(1));
                    var entries = VerifiedEntries.Read(transaction, Counting.Agency, counting.Stays).ToList();
                    foreach (var tally in counting.All)
                    {
                        var kept = now.Value(tally.Name, period);
                        Assert.Equal(kept, known.Value(tally.Name, period));
                        if (kept.Missing is null)
                        {
                            Assert.Equal((kept.Number, kept.Entries), Count(counting, tally, entries, period));
                        }
                        var query = new EntryQuery(EntryStatus.Verified, Filter: now.Behind(tally.Name, period), Size: 1000);
                        Assert.Equal(kept.Entries, kept.Missing is null ? EntryList.Read(transaction, Counting.Agency, counting.Stays, query).Entries.Count : 0);
                    }
                    return 0;
                });
            },
            iter: Project.Often(20),
            threads: 1);

    [Fact]
    public void Filter_InSql_IsWhatItIsInMemory() =>
        Gen.Select(Steps.Array[1, 20], Filters(3)).Sample(
            (steps, text) =>
            {
                using var counting = new Counting(server, "[]");
                for (var i = 0; i < steps.Length; i++)
                {
                    Take(counting, steps[i] with { Kind = 0 }, i + 1);
                }
                var (filter, issue) = FilterReader.Read(text, counting.Stays, counting.Lists, "visited");
                Assert.Null(issue);
                var test = new FilterTest(counting.Lists);
                counting.Store.Read(transaction =>
                {
                    var expected = VerifiedEntries.Read(transaction, Counting.Agency, counting.Stays).Where(entry => test.Holds(filter!, entry.Values)).Select(entry => entry.Entry).Order();
                    var query = new EntryQuery(EntryStatus.Verified, Filter: FilterSql.Write(filter!, counting.Stays), Size: 1000);
                    Assert.Equal(expected, EntryList.Read(transaction, Counting.Agency, counting.Stays, query).Entries.Select(entry => entry.Version.Entry).Order());
                    return 0;
                });
            },
            iter: Project.Often(40),
            threads: 1);

    [Fact]
    public void Filter_WithAnyWordAnywhere_IsReadTheSameOnBothSides_OrIsOneIssueInItsPlace()
    {
        using var counting = new Counting(server, "[]");
        for (var i = 0; i < 40; i++)
        {
            Take(counting, new Step(0, i % 12, i * 17, i * 11, i % 5, i % 4, (i % 7) - 1, i % 3, i % 4), i + 1);
        }
        var test = new FilterTest(counting.Lists);
        var entries = counting.Store.Read(transaction => VerifiedEntries.Read(transaction, Counting.Agency, counting.Stays).ToList());
        Gen.Select(Filters(2), Gen.Select(Gen.Int[0, 40], Gen.Int[0, 2], Gen.Int[0, Words.Length - 1]).Array[1, 3]).Sample(
            (valid, changes) =>
            {
                var words = valid.Split(' ').ToList();
                foreach (var (at, replaced, word) in changes)
                {
                    var place = at % (words.Count + 1);
                    words.RemoveRange(place, Math.Min(replaced, words.Count - place));
                    words.Insert(place, Words[word]);
                }
                var text = string.Join(' ', words);
                var (filter, issue) = FilterReader.Read(text, counting.Stays, counting.Lists, "visited");
                if (filter is null)
                {
                    Assert.InRange(issue!.Place!.Position!.Value, 1, text.Length + 1);
                    return;
                }
                Assert.Null(issue);
                var expected = entries.Where(entry => test.Holds(filter, entry.Values)).Select(entry => entry.Entry).Order();
                var query = new EntryQuery(EntryStatus.Verified, Filter: FilterSql.Write(filter, counting.Stays), Size: 1000);
                Assert.Equal(expected, counting.Store.Read(transaction => EntryList.Read(transaction, Counting.Agency, counting.Stays, query)).Entries.Select(entry => entry.Version.Entry).Order());
            },
            iter: Project.Often(500),
            threads: 1);
    }

    [Fact]
    public void Value_AsKnownAtAnyStep_IsWhatItWasThen() =>
        Gen.Select(Steps.Array[1, 12], Gen.Int[0, 365]).Sample(
            (steps, day) =>
            {
                using var counting = new Counting(server);
                var period = Period.Of(105, Period.FirstDay(105).AddDays(day));
                var then = new List<IReadOnlyList<TallyValue>>();
                for (var i = 0; i < steps.Length; i++)
                {
                    Take(counting, steps[i], i + 1);
                    then.Add(Values(counting, period, null));
                }
                for (var i = 0; i < steps.Length; i++)
                {
                    Assert.Equal(then[i], Values(counting, period, Counting.Start.AddSeconds(i + 1.5)));
                }
            },
            iter: Project.Often(15),
            threads: 1);

    private static IReadOnlyList<TallyValue> Values(Counting counting, Period period, DateTimeOffset? known) => counting.Store.Read(transaction =>
    {
        var reader = new TallyReader(transaction, Counting.Agency, known);
        return (IReadOnlyList<TallyValue>)[.. counting.All.Select(tally => reader.Value(tally.Name, period))];
    });

    private static Gen<string> Filters(int depth)
    {
        var test = Gen.Int[0, Tests.Length - 1].Select(i => Tests[i]);
        return depth == 0
            ? test
            : Gen.OneOf(
                test,
                Gen.Select(Filters(depth - 1), Filters(depth - 1), (left, right) => $"({left}) and {right}"),
                Gen.Select(Filters(depth - 1), Filters(depth - 1), (left, right) => $"{left} or ({right})"),
                Filters(depth - 1).Select(inner => $"not ({inner})"));
    }

    private static void Take(Counting counting, Step step, int seconds)
    {
        var change = Counting.At(seconds);
        var entries = new EntryChoice([$"E{step.Entry}"]);
        // Wrong steps are refused, and change nothing: that is part of what is tried.
        _ = step.Kind switch
        {
            0 or 1 => (object)counting.Import(Csv(step), EntryStatus.Verified, seconds),
            2 => counting.Import(Csv(step), EntryStatus.Submitted, seconds),
            3 => counting.Store.Write(transaction => EntryWorkflow.Verify(transaction, Counting.Agency, counting.Stays, entries, change, TallyBook.Apply)),
            4 => counting.Store.Write(transaction => EntryWorkflow.Return(transaction, Counting.Agency, counting.Stays, entries, change, TallyBook.Apply)),
            5 => counting.Store.Write(transaction => EntryWorkflow.Submit(transaction, Counting.Agency, counting.Stays, entries, change, TallyBook.Apply)),
            6 => counting.Store.Write(transaction => NilReturns.File(transaction, Counting.Agency, counting.Stays, step.Unit == 0 ? "STP" : "DAP", new DateOnly(2015, 1, 1).AddDays(step.Day), change)),
            _ => counting.Store.Write(transaction => Corrections.CorrectFile(transaction, Counting.Agency, counting.Stays, System.Text.Encoding.UTF8.GetBytes(Csv(step)), "c.csv", change, TallyBook.Apply)),
        };
    }

    private static string Csv(Step step)
    {
        var visited = new DateOnly(2015, 1, 1).AddDays(step.Day);
        var to = step.Length > 400 ? "" : Times.Print(visited.AddDays(step.Length));
        var unit = step.Unit == 0 && visited < new DateOnly(2016, 12, 21) ? "STP" : "DAP";
        return "number,visited,country,rank,period_from,period_to,guests,cost,official,unit\n"
            + $"E{step.Entry},{Times.Print(visited)},{Countries[step.Country]},{Ranks[step.Rank]},{Times.Print(visited)},{to},{(step.Guests < 0 ? "" : step.Guests)},{(step.Guests < 0 ? "" : $"{step.Length}.25")},{(step.Official == 2 ? "" : step.Official)},{unit}\n";
    }

    /// <summary>The slow and plain way: every entry is asked.</summary>
    private static (decimal? Number, long Entries) Count(Counting counting, Tally tally, IReadOnlyList<EntryRow> entries, Period period)
    {
        var test = new FilterTest(counting.Lists);
        var (filter, _) = FilterReader.Read(tally.Filter, counting.Stays, counting.Lists, "visited");
        var counted = entries.Where(entry =>
        {
            if (entry.Values[tally.From(counting.Stays)] is not string text || !test.Holds(filter!, entry.Values) || (tally.Field is not null && entry.Values[tally.Field] is null))
            {
                return false;
            }
            var from = Times.ReadDate(text);
            var to = tally.To(counting.Stays) is { } column && entry.Values[column] is string end ? Times.ReadDate(end) : DateOnly.MaxValue;
            return tally.Time switch
            {
                TallyTime.InPeriod => period.From <= from && from <= period.To,
                TallyTime.AtDate => from <= period.To && to > period.To,
                _ => from <= period.To && to > period.From,
            };
        }).ToList();
        decimal number = tally.Count switch
        {
            TallyCount.Entries => counted.Count,
            TallyCount.Sum => counted.Sum(entry => (long)entry.Values[tally.Field!]!) / (tally.Field == "cost" ? 100m : 1m),
            _ => counted.Select(entry => entry.Values[tally.Field!]).Distinct().Count(),
        };
        return (number, counted.Count);
    }
}
