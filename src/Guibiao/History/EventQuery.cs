using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.History;

/// <summary>Which events: kind and subject as they begin, who exactly, and the days of Taiwan from and to, both included. What is null is not asked.</summary>
public sealed record EventQuery(string? Kind = null, string? Subject = null, string? By = null, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>The events in their order, read while they are asked for.</summary>
    public IEnumerable<Event> Read(DbTransaction transaction, string agency) =>
        transaction.Connection!.Query<Event>($"{Select} ORDER BY number", Parameters(agency, null, null), transaction, buffered: false);

    /// <summary>The latest of them, the latest first; of those numbered under <paramref name="before"/> where that is given.</summary>
    public IReadOnlyList<Event> Latest(DbTransaction transaction, string agency, long? before, int most) =>
        [.. transaction.Connection!.Query<Event>($"{Select} AND number < COALESCE(@before, 9223372036854775807) ORDER BY number DESC LIMIT @most", Parameters(agency, before, most), transaction)];

    private static readonly string Select =
        $"""
        SELECT {EventLog.Columns} FROM event WHERE agency = @agency
          AND (@Kind IS NULL OR substr(kind, 1, length(@Kind)) = @Kind) AND (@Subject IS NULL OR substr(subject, 1, length(@Subject)) = @Subject)
          AND (@By IS NULL OR by = @By) AND (@from IS NULL OR at >= @from) AND (@to IS NULL OR at < @to)
        """;

    private object Parameters(string agency, long? before, int? most) => new { agency, Kind, Subject, By, from = Begins(From), to = Begins(To?.AddDays(1)), before, most };

    private static string? Begins(DateOnly? day) => day is { } date ? Times.Print(new DateTimeOffset(date, TimeOnly.MinValue, Times.Taiwan)) : null;
}
