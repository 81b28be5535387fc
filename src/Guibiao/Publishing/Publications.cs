using System.Data.Common;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Storage;

namespace Guibiao.Publishing;

/// <summary>The publications in the store. The one that counts is the latest that wasn't withdrawn.</summary>
public static class Publications
{
    private const string Select =
        """
        SELECT p.year AS Year, p.number AS Number, p.day AS Day, p.plan_version AS PlanVersion, p.digest AS Digest, p.event AS Event, p.withdrawn AS Withdrawn, e.by AS By, e.at AS At, e.reason AS Reason
        FROM publication AS p JOIN event AS e ON e.agency = p.agency AND e.number = p.event WHERE p.agency = @agency
        """;

    /// <summary>All of a year, withdrawn ones too, the latest first.</summary>
    public static IReadOnlyList<Publication> Of(DbTransaction transaction, string agency, int year) =>
        [.. transaction.Connection!.Query<Row>($"{Select} AND p.year = @year ORDER BY p.number DESC", new { agency, year }, transaction).Select(row => row.Publication())];

    /// <summary>The publications that the public reads, one for each published year, the newest year first.</summary>
    public static IReadOnlyList<Publication> Current(DbTransaction transaction, string agency) =>
    [
        .. transaction.Connection!.Query<Row>($"{Select} AND p.withdrawn IS NULL ORDER BY p.year DESC, p.number DESC", new { agency }, transaction)
            .DistinctBy(row => row.Year).Select(row => row.Publication()),
    ];

    public static Publication? Current(DbTransaction transaction, string agency, int year) =>
        Of(transaction, agency, year).FirstOrDefault(publication => !publication.IsWithdrawn);

    public static PublishedYear Load(DbTransaction transaction, string agency, Publication publication) => new(
        publication, PlanStore.Load(transaction, agency, publication.Year, publication.PlanVersion)!,
        PublishedContent.Read(transaction.Connection!.ExecuteScalar<string>(
            "SELECT content FROM publication WHERE agency = @agency AND year = @Year AND number = @Number", new { agency, publication.Year, publication.Number }, transaction)!));

    /// <summary>
    /// What registers show to the public: a year's entries as they stood when the year was published, up to the day that it tells of. Entries of before the first published year
    /// came out with that one, since its comparisons rest on them.
    /// </summary>
    public static IReadOnlyList<PublishedSpan> Spans(IReadOnlyList<Publication> current) =>
    [
        .. current.OrderBy(publication => publication.Year).Select((publication, place) =>
            new PublishedSpan(place == 0 ? null : Period.FirstDay(publication.Year), publication.Day, publication.Event)),
    ];

    private sealed record Row(long Year, long Number, string Day, long PlanVersion, string Digest, long Event, long? Withdrawn, string By, string At, string Reason)
    {
        public Publication Publication() => new((int)Year, (int)Number, Times.ReadDate(Day), (int)PlanVersion, Digest, Event, By, Times.Read(At), Reason, Withdrawn is not null);
    }
}
