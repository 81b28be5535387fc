using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.History;
using Guibiao.Indicators;

namespace Guibiao.Web.Pages.Indicators;

/// <summary>Who made the formula what it is, when and why. A pack tells of a confirmation that was made before it was loaded.</summary>
public sealed record Confirmation(string By, DateOnly At, string Reason, int Version)
{
    public static Confirmation? Read(DbTransaction transaction, string agency, StoredFormula formula)
    {
        if (formula.Status != FormulaStatus.Confirmed || EventLog.Find(transaction, agency, formula.Event) is not { } told)
        {
            return null;
        }
        var earlier = JsonNode.Parse(told.Body)?["confirmed"];
        var at = (string?)earlier?["at"] ?? told.At;
        return new Confirmation(
            (string?)earlier?["by"] ?? told.By, Day(at), (string?)earlier?["reason"] ?? told.Reason, formula.Version);
    }

    // Times are stored in UTC; the day is Taiwan's.
    private static DateOnly Day(string at) => Storage.Times.Day(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    public JsonObject ToJson() => new() { ["by"] = By, ["at"] = Storage.Times.Print(At), ["reason"] = Reason, ["version"] = Version };
}
