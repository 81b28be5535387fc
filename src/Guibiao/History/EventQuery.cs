using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.History;

/// <summary>Which events: kind and subject as they begin, who exactly, and the days of Taiwan from and to, both included. What is null is not asked.</summary>
public sealed record EventQuery(string? Kind = null, string? Subject = null, string? By = null, DateOnly? From = null, DateOnly? To = null)
{
    private static readonly TimeSpan Taiwan = TimeSpan.FromHours(8);

    /// <summary>The events in their order, read while they are asked for.</summary>
    public IEnumerable<Event> Read(DbTransaction transaction, string agency) => transaction.Connection!.Query<Event>(
        $"""
        SELECT {EventLog.Columns} FROM event WHERE agency = @agency
          AND (@Kind IS NULL OR substr(kind, 1, length(@Kind)) = @Kind) AND (@Subject IS NULL OR substr(subject, 1, length(@Subject)) = @Subject)
          AND (@By IS NULL OR by = @By) AND (@from IS NULL OR at >= @from) AND (@to IS NULL OR at < @to)
        ORDER BY number
        """,
        new { agency, Kind, Subject, By, from = Begins(From), to = Begins(To?.AddDays(1)) }, transaction, buffered: false);

    private static string? Begins(DateOnly? day) => day is { } date ? Times.Print(new DateTimeOffset(date, TimeOnly.MinValue, Taiwan)) : null;
}
