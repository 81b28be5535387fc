using CsCheck;
using Guibiao.Archives;
using Guibiao.Storage;

namespace Guibiao.Tests.Archives;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset Start = new(2016, 1, 1, 18, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Kept_AYearOfNights_IsSevenDaysFourWeeksTwelveMonths()
    {
        var kept = Retention.Default.Kept(Enumerable.Range(0, 366).Select(night => Start.AddDays(night))).Select(made => Times.Print(Times.Day(made))).Order();
        // The nights of Taiwan; 1 January 2017 was a Sunday.
        Assert.Equal(
            "2016-02-29 2016-03-31 2016-04-30 2016-05-31 2016-06-30 2016-07-31 2016-08-31 2016-09-30 2016-10-31 2016-11-30 2016-12-11 2016-12-18 2016-12-25 2016-12-26 2016-12-27 2016-12-28 2016-12-29 2016-12-30 2016-12-31 2017-01-01",
            string.Join(' ', kept));
    }

    [Fact]
    public void Kept_WhateverWasMade_TheNewestStays_AndNoMoreThanAsked() =>
        Gen.Select(Gen.Int[0, 1_500_000].Array[1, 80], Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[0, 8]).Sample((minutes, days, weeks, months) =>
        {
            var made = minutes.Select(minute => Start.AddMinutes(minute)).ToList();
            var retention = new Retention(days, weeks, months);
            var kept = retention.Kept(made);
            return kept.Contains(made.Max()) && kept.IsSubsetOf(made) && kept.Count <= Math.Max(1, days + weeks + months)
                // What is kept is kept again: thinning twice lets nothing more go.
                && retention.Kept(kept).SetEquals(kept);
        });

    [Theory]
    [InlineData("7,4,12", true)]
    [InlineData(" 1, 0 ,0", true)]
    [InlineData("7,4", false)]
    [InlineData("-1,4,12", false)]
    [InlineData("often", false)]
    public void Read_ThreeNumbers_OrNothing(string text, bool isRead) => Assert.Equal(isRead, Retention.Read(text) is not null);
}
