using System.Data.Common;
using System.Text;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>
/// What people who signed in do with entries: each act is the worker's own, within the units in which the person has the right at that moment. Whoever entered or
/// submitted an entry doesn't verify it.
/// </summary>
public sealed class EvidenceDesk(Store store, SecurityLog log, TimeProvider clock)
{
    private static readonly EntryStatus[] Submittable = [EntryStatus.Entered, EntryStatus.Returned];
    private static readonly EntryStatus[] Verifiable = [EntryStatus.Submitted];

    /// <summary>Entries from a screen or a program: of each its texts by field, unit and class, as a file's row would have them.</summary>
    public ImportResult Enter(SignedIn who, string agency, Register register, IReadOnlyList<IReadOnlyDictionary<string, string>> entries, string reason, bool dryRun = false) =>
        Import(who, agency, register, File(entries), "form:" + who.Person.Account, reason, dryRun);

    /// <summary>A file of entries, all or none of it.</summary>
    public ImportResult Import(SignedIn who, string agency, Register register, ReadOnlyMemory<byte> bytes, string file, string reason, bool dryRun, IReadOnlyDictionary<string, string>? meanings = null, ImportPreview? preview = null)
    {
        if (Denied(who, Right.EnterEntries, agency, register, reason) is { } denied)
        {
            return new ImportResult(register.Name, 0, 0, 0, 0, null, [denied]);
        }
        var options = new ImportOptions(EntryStatus.Entered, dryRun, new OwnWork(who.Units(Right.EnterEntries, agency)), meanings, preview);
        return EvidenceImporter.Import(store, agency, register, bytes, file, options, By(who, reason), TallyBook.Apply);
    }

    public StepResult Submit(SignedIn who, string agency, Register register, EntryChoice choice, string reason) =>
        Step(who, Right.EnterEntries, agency, register, choice, reason, Submittable, EntryWorkflow.Submit);

    public StepResult Verify(SignedIn who, string agency, Register register, EntryChoice choice, string reason) =>
        Step(who, Right.VerifyEntries, agency, register, choice, reason, Verifiable, EntryWorkflow.Verify, notOwn: true);

    public StepResult Return(SignedIn who, string agency, Register register, EntryChoice choice, string reason) =>
        Step(who, Right.VerifyEntries, agency, register, choice, reason, Verifiable, EntryWorkflow.Return);

    /// <summary>Corrects one entry. One that is verified counts already: it takes the right to verify, not only to enter.</summary>
    public StepResult Correct(SignedIn who, string agency, Register register, string entry, IReadOnlyDictionary<string, string> changes, string reason, bool dryRun = false) =>
        Guarded(agency, register, transaction =>
        {
            using var table = new EntryTable(transaction, agency, register);
            var right = table.Current([entry]) is [var now] && now.Status == EntryStatus.Verified.Word() ? Right.VerifyEntries : Right.EnterEntries;
            if (Denied(who, right, agency, register, reason) is { } denied)
            {
                return Refuse(register, denied);
            }
            if (Foreign(who, right, agency, table, [entry]) is [var issue, ..])
            {
                return Refuse(register, issue);
            }
            var result = Corrections.Correct(transaction, agency, register, entry, changes, By(who, reason), TallyBook.Apply, dryRun);
            // Into another unit it may go only where the person has the right there too.
            return !result.Refused && Foreign(who, right, agency, table, [entry]) is [var moved, ..] ? Refuse(register, moved) : result;
        });

    public StepResult FileNil(SignedIn who, string agency, Register register, string unit, DateOnly month, string reason) =>
        Guarded(agency, register, transaction =>
        {
            if (Denied(who, Right.EnterEntries, agency, register, reason) is { } denied)
            {
                return Refuse(register, denied);
            }
            return who.May(Right.EnterEntries, agency, unit)
                ? NilReturns.File(transaction, agency, register, unit, month, By(who, reason))
                : Refuse(register, OtherUnit(who, Right.EnterEntries, agency, unit));
        });

    private StepResult Step(
        SignedIn who, Right right, string agency, Register register, EntryChoice choice, string reason, EntryStatus[] from,
        Func<DbTransaction, string, Register, EntryChoice, Change, TallyUpkeep, StepResult> step, bool notOwn = false) => Guarded(agency, register, transaction =>
    {
        if (Denied(who, right, agency, register, reason) is { } denied)
        {
            return Refuse(register, denied);
        }
        using var table = new EntryTable(transaction, agency, register);
        var named = choice.Entries ?? table.InStatus(from, choice.Import);
        var own = notOwn ? table.TouchedBy(who.Person.Account, named) : [];
        if (choice.Entries is null)
        {
            // "All" is all that the person may: others' and, for verifying, one's own are left to others.
            named = [.. table.Current(named).Where(version => who.May(right, agency, version.Unit)).Select(version => version.Entry).Except(own)];
        }
        else if (Foreign(who, right, agency, table, named) is var foreign && (foreign.Count > 0 || own.Count > 0))
        {
            return new StepResult(register.Name, 0, null, [.. foreign, .. own.Select(entry => Refusal.Of("access.ownEntry", register.Name, entry).Plain())]);
        }
        return named.Count == 0 ? Refuse(register, Refusal.Of("entry.none", register.Name).Plain()) : step(transaction, agency, register, new EntryChoice(named), By(who, reason), TallyBook.Apply);
    });

    // What is refused leaves nothing behind, even where the worker had begun.
    private StepResult Guarded(string agency, Register register, Func<DbTransaction, StepResult> work) => store.Write(agency, transaction =>
    {
        transaction.Save("desk");
        var result = work(transaction);
        if (result.Refused)
        {
            transaction.Rollback("desk");
        }
        transaction.Release("desk");
        return result;
    });

    private Issue? Denied(SignedIn who, Right right, string agency, Register register, string reason) => Gate.Refuse(log, who, right, agency, register.Name, By(who, reason));

    private static List<Issue> Foreign(SignedIn who, Right right, string agency, EntryTable table, IReadOnlyList<string> entries) =>
        who.Units(right, agency) is null
            ? []
            : [.. table.Current(entries.Distinct()).Where(version => !who.May(right, agency, version.Unit)).Select(version => OtherUnit(who, right, agency, version.Unit)).DistinctBy(issue => issue.Message.English)];

    private static Issue OtherUnit(SignedIn who, Right right, string agency, string unit) =>
        Refusal.Of("access.otherUnit", unit, string.Join(", ", who.Units(right, agency) ?? [])).Plain();

    private static StepResult Refuse(Register register, Issue issue) => new(register.Name, 0, null, [issue]);

    private Change By(SignedIn who, string reason) => new(who.Person.Account, clock.GetUtcNow(), reason);

    private static byte[] File(IReadOnlyList<IReadOnlyDictionary<string, string>> entries)
    {
        var names = entries.SelectMany(entry => entry.Keys).Distinct(StringComparer.Ordinal).ToList();
        return Encoding.UTF8.GetBytes(Line(names) + string.Concat(entries.Select(entry => Line(names.Select(name => entry.GetValueOrDefault(name, ""))))));
    }

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(cell => $"\"{SheetText.Harmless(cell).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";
}
