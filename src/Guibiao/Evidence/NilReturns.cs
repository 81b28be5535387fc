using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>Nil returns in the store: "nothing to report" of a unit for a register and month.</summary>
public static class NilReturns
{
    /// <summary>
    /// Files one. Refused where the unit has an entry in that month (a returned one does not count), or a nil return already.
    /// Known from <paramref name="filedAt"/>, else from the change's time.
    /// </summary>
    public static StepResult File(DbTransaction transaction, string agency, Register register, string unit, DateOnly month, Change change, DateTimeOffset? filedAt = null)
    {
        var first = new DateOnly(month.Year, register.Frequency == Frequency.Year ? 1 : month.Month, 1);
        var next = register.Frequency == Frequency.Year ? first.AddYears(1) : first.AddMonths(1);
        var name = NilReturns.Month(Times.Print(month));
        var issues = new List<Issue>();
        var units = Units.Load(transaction, agency);
        var found = units.Find(unit);
        var code = found is [var only] ? only.Code : null;
        if (code is null)
        {
            issues.Add(new Refusal("evidence.noUnit", [TypedText.Quoted(unit)], Nearest.To(unit, units.Words)).Plain());
            return new StepResult(register.Name, 0, null, issues);
        }
        if (!found[0].IsOn(first) && !found[0].IsOn(next.AddDays(-1)))
        {
            issues.Add(Refusal.Of("evidence.unitNotThen", code, name).Plain());
        }
        if (DateText.Midnight(first) > change.At)
        {
            issues.Add(Refusal.Of("nil.future", name).Plain());
        }
        if (filedAt > change.At)
        {
            issues.Add(Refusal.Of("evidence.future", Times.Print(filedAt.Value)).Plain());
        }
        using var table = new EntryTable(transaction, agency, register);
        if (table.CountIn(code, first, next) is > 0 and var entries)
        {
            issues.Add(Refusal.Of("nil.entries", code, name, register.Name, entries).Plain());
        }
        var key = new { agency, register = register.Name, code, name };
        var connection = transaction.Connection!;
        if (connection.ExecuteScalar<long>("SELECT COUNT(*) FROM nil_return WHERE agency = @agency AND register = @register AND unit = @code AND month = @name AND known_to IS NULL", key, transaction) > 0)
        {
            issues.Add(Refusal.Of("nil.twice", code, name, register.Name).Plain());
        }
        if (issues.Count > 0)
        {
            return new StepResult(register.Name, 0, null, issues);
        }
        var known = Times.Print(filedAt ?? change.At);
        var last = connection.ExecuteScalar<string?>("SELECT MAX(known_to) FROM nil_return WHERE agency = @agency AND register = @register AND unit = @code AND month = @name", key, transaction);
        var number = EventLog.Append(transaction, agency, change, "evidence.nil", $"{register.Name}/{code}/{name}", new JsonObject
        {
            ["register"] = register.Name,
            ["unit"] = code,
            ["month"] = name,
            ["known_from"] = known,
        });
        connection.Execute(
            "INSERT INTO nil_return (agency, register, unit, month, known_from, event) VALUES (@agency, @register, @code, @name, @known, @number)",
            // One that was withdrawn and is filed again is not known from before its withdrawal.
            new { agency, register = register.Name, code, name, known = string.CompareOrdinal(last, known) > 0 ? last : known, number }, transaction);
        return new StepResult(register.Name, 1, number, []);
    }

    /// <summary>
    /// An entry shows that its unit did have something to report, so it withdraws the nil return of that month: known until the entry was.
    /// Given are unit and month (or year) of the entries, with the time from which the first is known.
    /// </summary>
    public static IReadOnlyList<string> Withdraw(DbTransaction transaction, string agency, Register register, IReadOnlyDictionary<(string Unit, string Month), string> arrived)
    {
        var connection = transaction.Connection!;
        var withdrawn = new List<string>();
        // A register reported by the year is nil for a whole year.
        var length = register.Frequency == Frequency.Year ? "2016".Length : "2016-03".Length;
        var known = arrived.GroupBy(entry => (entry.Key.Unit, Time: entry.Key.Month[..length])).ToDictionary(group => group.Key, group => group.Min(entry => entry.Value)!);
        var standing = connection.Query<(string Unit, string Month, string KnownFrom)>(
            "SELECT unit, month, known_from FROM nil_return WHERE agency = @agency AND register = @register AND known_to IS NULL ORDER BY unit, month",
            new { agency, register = register.Name }, transaction).ToList();
        foreach (var nil in standing)
        {
            if (known.TryGetValue((nil.Unit, nil.Month[..length]), out var entryKnown))
            {
                var knownTo = string.CompareOrdinal(entryKnown, nil.KnownFrom) > 0 ? entryKnown : Times.Print(Times.Read(nil.KnownFrom).AddTicks(1));
                connection.Execute(
                    "UPDATE nil_return SET known_to = @knownTo WHERE agency = @agency AND register = @register AND unit = @Unit AND month = @Month AND known_to IS NULL",
                    new { knownTo, agency, register = register.Name, nil.Unit, nil.Month }, transaction);
                withdrawn.Add($"{nil.Unit} {nil.Month}");
            }
        }
        return withdrawn;
    }

    /// <summary>The month of a day, as nil returns name it.</summary>
    public static string Month(string day) => day[..7];

    /// <summary>A month as people write it: 2016-03, 2016/3, 105/3, 105年3月.</summary>
    public static DateOnly? ReadMonth(string text)
    {
        var folded = Folding.Fold(text).TrimEnd('月');
        foreach (var separator in "-/.年")
        {
            if (folded.IndexOf(separator, StringComparison.Ordinal) is > 0 and var at && DateText.TryRead(string.Create(CultureInfo.InvariantCulture, $"{folded[..at]}-{folded[(at + 1)..]}-1"), out var first))
            {
                return first;
            }
        }
        return null;
    }
}
