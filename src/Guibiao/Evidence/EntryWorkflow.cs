using System.Data.Common;
using System.Text.Json.Nodes;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>
/// The steps of entries: entered → submitted → verified or returned; returned → submitted again. Each step ends the current version and begins another, and is one
/// history event, however many entries it takes. A verified entry may be returned too: it leaves the count from then on, and what was known before stays.
/// </summary>
public static class EntryWorkflow
{
    private static readonly EntryStatus[] BeforeSubmit = [EntryStatus.Entered, EntryStatus.Returned];
    private static readonly EntryStatus[] BeforeVerify = [EntryStatus.Submitted];
    private static readonly EntryStatus[] BeforeReturn = [EntryStatus.Submitted, EntryStatus.Verified];

    public static StepResult Submit(DbTransaction transaction, string agency, Register register, EntryChoice entries, Change change, TallyUpkeep tallies) =>
        Move(transaction, agency, register, entries, change, tallies, "evidence.submit", EntryStatus.Submitted, BeforeSubmit);

    public static StepResult Verify(DbTransaction transaction, string agency, Register register, EntryChoice entries, Change change, TallyUpkeep tallies) =>
        Move(transaction, agency, register, entries, change, tallies, "evidence.verify", EntryStatus.Verified, BeforeVerify);

    public static StepResult Return(DbTransaction transaction, string agency, Register register, EntryChoice entries, Change change, TallyUpkeep tallies) =>
        Move(transaction, agency, register, entries, change, tallies, "evidence.return", EntryStatus.Returned, BeforeReturn);

    /// <summary>When a step is known from: its own time, but never the same moment as the version that it ends. Null where that version is later.</summary>
    internal static string? After(string knownFrom, string at)
    {
        if (string.CompareOrdinal(at, knownFrom) > 0)
        {
            return at;
        }
        // Steps of one call share its time: each follows the other by a tick.
        var before = Times.Read(knownFrom);
        return before - Times.Read(at) < TimeSpan.FromMilliseconds(1) ? Times.Print(before.AddTicks(1)) : null;
    }

    private static StepResult Move(
        DbTransaction transaction, string agency, Register register, EntryChoice choice, Change change, TallyUpkeep tallies, string kind, EntryStatus to, EntryStatus[] before)
    {
        using var table = new EntryTable(transaction, agency, register);
        // "All" means all that can take the step; with names, each must be able to.
        var names = choice.Entries ?? table.InStatus(choice.Import is null ? before.Take(1) : before, choice.Import);
        // What no door takes is no entry's name, and not every database can even be asked for it.
        var current = table.Current(names.Distinct().Where(name => TypedText.Refuse(name) is null)).ToDictionary(version => version.Entry, StringComparer.Ordinal);
        var at = Times.Print(change.At);
        var issues = new List<Issue>();
        foreach (var name in names.Distinct())
        {
            if (!current.TryGetValue(name, out var version))
            {
                issues.Add(Refusal.Of("entry.unknown", TypedText.Quoted(name), register.Name).Plain());
            }
            else if (!before.Any(status => status.Word() == version.Status))
            {
                issues.Add(Refusal.Of(kind, register.Name, name, EntryStatuses.Find(version.Status)!.Value.Title()).Plain());
            }
            else if (After(version.KnownFrom, at) is null)
            {
                issues.Add(Refusal.Of("entry.earlier", register.Name, name, version.KnownFrom, at).Plain());
            }
        }
        if (issues.Count == 0 && names.Count == 0)
        {
            issues.Add(Refusal.Of("entry.none", register.Name).Plain());
        }
        if (issues.Count == 0)
        {
            issues.AddRange(tallies(
                transaction, agency, register,
                [.. current.Values.Where(version => version.Status == EntryStatus.Verified.Word()).Select(table.Row)],
                to == EntryStatus.Verified ? [.. current.Values.Select(table.Row)] : []));
        }
        if (issues.Count > 0)
        {
            return new StepResult(register.Name, 0, null, issues);
        }
        var number = EventLog.Append(transaction, agency, change, kind, current.Count == 1 ? $"{register.Name}/{current.Keys.First()}" : register.Name, new JsonObject
        {
            ["register"] = register.Name,
            ["status"] = to.Word(),
            ["entries"] = new JsonArray([.. current.Values.OrderBy(version => version.Entry, StringComparer.Ordinal)
                .Select(version => new JsonObject { ["entry"] = version.Entry, ["before"] = version.Status, ["digest"] = version.Digest })]),
        });
        foreach (var version in current.Values)
        {
            var known = After(version.KnownFrom, at)!;
            table.Close(version.Entry, known);
            table.Insert(version with { KnownFrom = known, Status = to.Word(), Event = number });
        }
        return new StepResult(register.Name, current.Count, number, []);
    }
}
