using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;

namespace Guibiao.History;

/// <summary>Takes out what an event tells of a person. Two people are needed: one who asks and an auditor who approves; the act is an event itself.</summary>
public static class Redaction
{
    private const string Kind = "history.redact";

    /// <summary>Empties the body and its salt for good; the digests stay, so the chain holds. Null when it was done.</summary>
    public static Issue? Redact(DbTransaction transaction, string agency, long number, string approvedBy, Change change)
    {
        if (string.Equals(approvedBy.Trim(), change.By.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return Issue.Error("redaction.alone", null);
        }
        if (EventLog.Find(transaction, agency, number) is not { } found)
        {
            return Issue.Error("redaction.unknown", null, number);
        }
        if (found.IsRedacted)
        {
            return Issue.Error("redaction.again", null, number);
        }
        // Packs, formulas, plans and epochs are read again from their events, and none of them tells of a person.
        if (!found.Kind.StartsWith("evidence.", StringComparison.Ordinal))
        {
            return Issue.Error("redaction.needed", null, number, found.Kind);
        }
        transaction.Connection!.Execute("UPDATE event SET body = '', salt = '' WHERE agency = @agency AND number = @number", new { agency, number }, transaction);
        EventLog.Append(transaction, agency, change, Kind, number.ToString(CultureInfo.InvariantCulture), new JsonObject { ["approvedBy"] = approvedBy, ["bodyDigest"] = found.BodyDigest });
        return null;
    }

    /// <summary>The numbers of the events that were redacted by an act that the chain tells of.</summary>
    internal static IReadOnlySet<long> Told(DbTransaction transaction, string agency) => transaction.Connection!.Query<string>(
        "SELECT subject FROM event WHERE agency = @agency AND kind = @Kind", new { agency, Kind }, transaction)
        .Select(number => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0).ToHashSet();
}
