using System.Text;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Publishing;
using Guibiao.Tests.Packs;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Publishing;

public sealed class PublisherOnSqliteTests() : PublisherTests(null);

public sealed class PublisherOnPostgreSqlTests(PostgreSqlServer server) : PublisherTests(server);

public abstract class PublisherTests(PostgreSqlServer? server) : IDisposable
{
    private static readonly DateOnly YearsEnd = new(2016, 12, 31);
    private readonly SmallPack pack = new(server);
    private int seconds;

    public void Dispose()
    {
        pack.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Publish_EachDayThatItTellsOf_IsWhatWasComputed()
    {
        pack.Load();
        Assert.True(Publish().IsNew);
        pack.Store.Read("mofa", transaction =>
        {
            var (live, published) = (YearReading.Load(transaction, "mofa", 105)!, Published(transaction)!);
            Assert.Equal(live.Indicators.Select(one => (one.Key, one.Stored, one.Formula?.Canonical)), published.Indicators.Select(one => (one.Key, one.Stored, one.Formula?.Canonical)));
            foreach (var (one, other) in live.Indicators.Zip(published.Indicators))
            {
                foreach (var day in MonthEnds.Of(105, YearsEnd))
                {
                    Assert.Equivalent(live.Evaluate(one, day), published.Evaluate(other, day), strict: true);
                    Assert.Equal(live.YearBefore(one, day), published.YearBefore(other, day));
                    Assert.Equal(live.Series(one, day), published.Series(other, day));
                }
            }
            return true;
        });
    }

    [Fact]
    public void Publish_ThenVerifiedAndCorrected_TheNumbersAndEntriesStay()
    {
        pack.Load();
        Publish();
        // Verified later, and said to have been verified long before.
        Import("unit,number,visited,rank,status,reported_at,verified_at\nEAP,B7,2016-09-01,minister,verified,2016-09-02,2016-09-03\n");
        Correct("B1", ("visited", "2016-01-11"));
        pack.Store.Read("mofa", transaction =>
        {
            Assert.Equal("6", YearReading.Load(transaction, "mofa", 105) is { } now ? now.Evaluate(now.Indicators[0], YearsEnd).Display : null);
            var published = Published(transaction)!;
            Assert.Equal("5", published.Evaluate(published.Indicators[0], YearsEnd).Display);
            var visits = RegisterStore.Find(transaction, "visits")!;
            var query = new EntryQuery(PublicOnly: true, Published: Publications.Spans(Publications.Current(transaction, "mofa")));
            var entries = EntryList.Read(transaction, "mofa", visits, query).Entries;
            Assert.Equal("A1 A2 A3 B1 B2 B3 B4 B5", string.Join(' ', entries.Select(entry => entry.Version.Entry)));
            Assert.Equal("2016-01-10", entries[3].Values[1].Value);
            Assert.Equal(8, EntryList.Count(transaction, "mofa", visits, query));
            return true;
        });
        Assert.True(Publish().IsNew);
        pack.Store.Read("mofa", transaction =>
        {
            var published = Published(transaction)!;
            Assert.Equal("6", published.Evaluate(published.Indicators[0], YearsEnd).Display);
            return true;
        });
    }

    [Fact]
    public void Entries_OfAYearThatIsNotPublished_AreNotShown()
    {
        pack.Load();
        Import("unit,number,visited,rank,status\nEAP,C1,2017-01-05,minister,verified\n");
        Publish();
        Assert.DoesNotContain("C1", PublicEntries(), StringComparison.Ordinal);
    }

    [Fact]
    public void Publish_InTheMiddleOfTheYear_TellsNothingOfLaterDays()
    {
        pack.Load();
        pack.Store.Write("mofa", transaction => Publisher.Publish(transaction, "mofa", 105, new DateOnly(2016, 6, 20), Now()));
        pack.Store.Read("mofa", transaction =>
        {
            var published = Published(transaction)!;
            Assert.Equal(new DateOnly(2016, 6, 20), published.Nearest(YearsEnd));
            Assert.Equal(new DateOnly(2016, 5, 31), published.Nearest(new DateOnly(2016, 6, 19)));
            Assert.Equal(new DateOnly(2016, 1, 31), published.Nearest(new DateOnly(2016, 1, 1)));
            Assert.Equal("3", published.Evaluate(published.Indicators[0], YearsEnd).Display);
            return true;
        });
        Assert.Equal("A1 A2 A3 B1 B2 B3", PublicEntries());
    }

    [Fact]
    public void Publish_NothingChanged_AddsNothing()
    {
        pack.Load();
        var (first, again) = (Publish(), Publish());
        Assert.True(first.IsNew);
        Assert.False(again.IsNew);
        Assert.Equal(first.Publication, again.Publication);
        Assert.Equal(1, Events("year.publish"));
    }

    [Fact]
    public void Withdraw_TheOneBeforeIsPublicAgain_AndThenNothing()
    {
        pack.Load();
        Publish();
        Import("unit,number,visited,rank,status\nEAP,B7,2016-09-01,minister,verified\n");
        Publish();
        Assert.Equal(2, Withdraw().Publication?.Number);
        Assert.Equal(1, Assert.Single(pack.Store.Read("mofa", transaction => Publications.Current(transaction, "mofa"))).Number);
        Assert.Equal(1, Withdraw().Publication?.Number);
        Assert.Empty(pack.Store.Read("mofa", transaction => Publications.Current(transaction, "mofa")));
        Assert.Equal("", PublicEntries());
        Assert.Equal("Nothing of fiscal year 105 is published at present, so there is nothing to withdraw.", Assert.Single(Withdraw().Issues).Message.English);
        Assert.Equal(3, Publish().Publication?.Number);
        Assert.True(pack.Store.Read("mofa", transaction => EventLog.Verify(transaction, "mofa")).Ok);
    }

    [Fact]
    public void Publish_NoPlan_IsRefused()
    {
        pack.Load();
        var result = pack.Store.Write("mofa", transaction => Publisher.Publish(transaction, "mofa", 104, YearsEnd, Now()));
        Assert.Equal("Fiscal year 104 has no plan to publish; import one first.", Assert.Single(result.Issues).Message.English);
    }

    [Fact]
    public void Pack_ThatIsPublic_IsPublishedOnce_AndLeavesLaterEntriesToPeople()
    {
        File.AppendAllText(pack.FileName("pack.yaml"), "\npublish: true\n");
        Assert.Equal([105], pack.Load().Published);
        Import("unit,number,visited,rank,status\nEAP,B7,2016-09-01,minister,verified\n");
        var again = pack.Load();
        Assert.True(again.AddedNothing);
        Assert.Equal("A1 A2 A3 B1 B2 B3 B4 B5", PublicEntries());
    }

    private PublishResult Publish() => pack.Store.Write("mofa", transaction => Publisher.Publish(transaction, "mofa", 105, YearsEnd, Now()));

    private PublishResult Withdraw() => pack.Store.Write("mofa", transaction => Publisher.Withdraw(transaction, "mofa", 105, Now()));

    private static PublishedYear? Published(System.Data.Common.DbTransaction transaction) =>
        Publications.Current(transaction, "mofa", 105) is { } current ? Publications.Load(transaction, "mofa", current) : null;

    private string PublicEntries() => pack.Store.Read("mofa", transaction => string.Join(' ', EntryList.Read(
        transaction, "mofa", RegisterStore.Find(transaction, "visits")!, new EntryQuery(PublicOnly: true, Published: Publications.Spans(Publications.Current(transaction, "mofa")))).Entries.Select(entry => entry.Version.Entry)));

    private int Events(string kind) => pack.Store.Read("mofa", transaction => new EventQuery(Kind: kind).Read(transaction, "mofa").Count());

    private void Import(string csv) => Assert.Empty(pack.Store.Write("mofa", transaction => EvidenceImporter.Import(
        transaction, "mofa", RegisterStore.Find(transaction, "visits")!, Encoding.UTF8.GetBytes(csv), "later.csv", new ImportOptions(), Now(), TallyBook.Apply)).Issues);

    private void Correct(string entry, params (string Field, string Text)[] changes) => pack.Store.Write("mofa", transaction => Corrections.Correct(
        transaction, "mofa", RegisterStore.Find(transaction, "visits")!, entry, changes.ToDictionary(pair => pair.Field, pair => pair.Text), Now(), TallyBook.Apply));

    private Change Now() => new("企劃", SmallPack.Now.AddMinutes(1 + seconds++), "公布");
}
