using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Storage;

namespace Guibiao.Publishing;

/// <summary>Puts a year before the public: plan, formulas and values of now become a document that stays as it is, whatever the units do next.</summary>
public static class Publisher
{
    /// <summary>Publishes the year up to a day. Where nothing that it is made of has changed since the last publication, that one stands. One event.</summary>
    public static PublishResult Publish(DbTransaction transaction, string agency, int year, DateOnly day, Change change)
    {
        if (YearReading.Load(transaction, agency, year) is not { } reading)
        {
            return Refuse("publication.noPlan", year);
        }
        if (reading.Indicators.Count == 0)
        {
            return Refuse("publication.empty", year);
        }
        var content = Content(transaction, agency, reading, day).Print();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var earlier = Publications.Of(transaction, agency, year);
        if (earlier.FirstOrDefault(one => !one.IsWithdrawn) is { } last && last.Digest == digest && last.PlanVersion == reading.Plan.Version && !HasChanged(transaction, agency, last.Event))
        {
            return new PublishResult(last, false, []);
        }
        var number = 1 + (earlier.Count > 0 ? earlier[0].Number : 0);
        var @event = EventLog.Append(transaction, agency, change, "year.publish", $"{year}", new JsonObject
        {
            ["year"] = year,
            ["number"] = number,
            ["day"] = Times.Print(day),
            ["planVersion"] = reading.Plan.Version,
            ["digest"] = digest,
        });
        transaction.Connection!.Execute(
            "INSERT INTO publication (agency, year, number, day, plan_version, content, digest, event) VALUES (@agency, @year, @number, @day, @version, @content, @digest, @event)",
            new { agency, year, number, day = Times.Print(day), version = reading.Plan.Version, content, digest, @event }, transaction);
        return new PublishResult(Publications.Current(transaction, agency, year), true, []);
    }

    /// <summary>Takes the last publication back: the public reads the one before it again, or nothing. One event.</summary>
    public static PublishResult Withdraw(DbTransaction transaction, string agency, int year, Change change)
    {
        if (Publications.Current(transaction, agency, year) is not { } current)
        {
            return Refuse("publication.none", year);
        }
        var @event = EventLog.Append(transaction, agency, change, "year.withdraw", $"{year}", new JsonObject { ["year"] = year, ["number"] = current.Number });
        transaction.Connection!.Execute(
            "UPDATE publication SET withdrawn = @event WHERE agency = @agency AND year = @year AND number = @Number", new { agency, year, current.Number, @event }, transaction);
        return new PublishResult(current with { IsWithdrawn = true }, true, []);
    }

    private static PublishedContent Content(DbTransaction transaction, string agency, YearReading reading, DateOnly day)
    {
        var year = reading.Plan.Year;
        var days = MonthEnds.Of(year, day).DefaultIfEmpty(day).Select(at => new PublishedDay(
            at, [.. reading.Indicators.Select(one => reading.Evaluate(one, at))], [.. reading.Indicators.Select(one => reading.YearBefore(one, at))]));
        return new PublishedContent(
            [.. reading.Indicators.Select(one => one.Stored).OfType<StoredFormula>()], [.. days],
            reading.Indicators.ToDictionary(one => one.Indicator.Id, reading.SeriesBefore),
            RegisterReports.Of(transaction, agency, year, day).ToDictionary(report => report.Register.Name, report => report.Completeness));
    }

    // Who comes and goes, and what was told of the history itself, changes no figure.
    private static bool HasChanged(DbTransaction transaction, string agency, long since) => transaction.Connection!.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM event WHERE agency = @agency AND number > @since AND (kind LIKE 'evidence.%' OR kind LIKE 'plan.%' OR kind LIKE 'formula.%' OR kind LIKE 'pack.%')",
        new { agency, since }, transaction) > 0;

    private static PublishResult Refuse(string code, int year) => new(null, false, [Refusal.Of(code, year).Plain()]);
}
