using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;

namespace Guibiao.History;

/// <summary>A chain's epoch: 1, until a restoration opens the next one by an event that says so.</summary>
public static class Epochs
{
    public const string Kind = "history.epoch";

    /// <summary>The epoch of now, and the number of the event that opened it (0 for the first).</summary>
    public static (long Epoch, long OpenedBy) Of(DbTransaction transaction, string agency)
    {
        var opened = transaction.Connection!.QueryFirstOrDefault<(long Number, string Body)>(
            "SELECT number, body FROM event WHERE agency = @agency AND kind = @Kind ORDER BY number DESC LIMIT 1", new { agency, Kind }, transaction);
        return opened.Body is null or "" ? (1, 0) : ((long?)JsonNode.Parse(opened.Body)?["epoch"] ?? 1, opened.Number);
    }

    /// <summary>Opens an epoch; <paramref name="told"/> says what was restored.</summary>
    public static long Open(DbTransaction transaction, string agency, long epoch, Change change, JsonObject told)
    {
        told["epoch"] = epoch;
        return EventLog.Append(transaction, agency, change, Kind, agency, told);
    }
}
