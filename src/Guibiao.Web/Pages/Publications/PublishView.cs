using System.Data.Common;
using Guibiao.Indicators;
using Guibiao.Publishing;

namespace Guibiao.Web.Pages.Publications;

/// <summary>What the public reads of a year now, and what it would read if it were published as it stands.</summary>
public sealed record PublishView(Masthead Masthead, int Year, IReadOnlyList<Publication> All, int PlanVersion, IReadOnlyList<PublishedChange> Lines)
{
    public Publication? Current => All.FirstOrDefault(publication => !publication.IsWithdrawn);

    public IReadOnlyList<PublishedChange> Changes => [.. Lines.Where(line => line.IsNew)];

    public int Missing => Lines.Count(line => line.Then.Number is null);

    /// <summary>Null where the agency has no such plan.</summary>
    public static PublishView? Read(DbTransaction transaction, string agency, int year, PublishedYears published, TimeProvider clock)
    {
        if (Masthead.Read(transaction, agency) is not { } masthead || YearReading.Load(transaction, agency, year) is not { } reading)
        {
            return null;
        }
        var all = Publishing.Publications.Of(transaction, agency, year);
        var current = all.FirstOrDefault(publication => !publication.IsWithdrawn) is { } last ? published.Find(transaction, agency, last) : null;
        var day = IndicatorEvaluator.DefaultDay(year, clock);
        return new PublishView(masthead, year, all, reading.Plan.Version,
        [
            .. reading.Indicators.Select(one => new PublishedChange(
                reading.Evaluate(one, day), current?.Indicators.FirstOrDefault(before => before.Key == one.Key) is { } before ? current.Evaluate(before, current.Publication.Day) : null)),
        ]);
    }
}

/// <summary>One indicator's value as it would be published, and as it is public now: null where it isn't.</summary>
public sealed record PublishedChange(Value Then, Value? Now)
{
    public bool IsNew => Now is null || Now.Number != Then.Number || Now.Light != Then.Light || Now.Formula != Then.Formula || Now.Target?.Text != Then.Target?.Text || Now.Completeness != Then.Completeness;
}
