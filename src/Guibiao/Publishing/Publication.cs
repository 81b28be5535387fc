using System.Text.Json.Nodes;
using Guibiao.Storage;

namespace Guibiao.Publishing;

/// <summary>公布: what the public reads of a year until the next publication. It tells of the year up to <c>Day</c>, from all that was changed before <c>Event</c>.</summary>
public sealed record Publication(int Year, int Number, DateOnly Day, int PlanVersion, string Digest, long Event, string By, DateTimeOffset At, string Reason, bool IsWithdrawn)
{
    /// <summary>What everybody may know of it; who published it, and why, stands in the history.</summary>
    public JsonObject ToJson() => new()
    {
        ["number"] = Number,
        ["day"] = Times.Print(Day),
        ["planVersion"] = PlanVersion,
        ["at"] = Times.Print(At),
        ["withdrawn"] = IsWithdrawn,
    };
}
