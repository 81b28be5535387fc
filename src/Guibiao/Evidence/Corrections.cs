using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>Corrections supersede, never edit: the version of before stays, and whatever was computed from it can be had again as it was known.</summary>
public static class Corrections
{
    /// <summary>Corrects one entry: new texts for some of its fields, by the names that a file's header may have. The key stays.</summary>
    public static StepResult Correct(
        DbTransaction transaction, string agency, Register register, string entry, IReadOnlyDictionary<string, string> changes, Change change, TallyUpkeep tallies, bool dryRun = false)
    {
        using var table = new EntryTable(transaction, agency, register);
        var issues = new List<Issue>();
        if (table.Current([entry]) is not [var current])
        {
            issues.Add(Refusal.Of("entry.unknown", TypedText.Quoted(entry), register.Name).Plain());
            return new StepResult(register.Name, 0, null, issues);
        }
        var row = Changed(transaction, agency, register, current, changes, change, issues);
        if (row is not null && row.Entry != entry)
        {
            issues.Add(Refusal.Of("entry.keyFixed", register.Name, entry, row.Entry).Plain());
        }
        else if (row?.Digest == current.Digest)
        {
            issues.Add(Refusal.Of("entry.same", register.Name, entry).Plain());
        }
        else if (row is not null && EntryWorkflow.After(current.KnownFrom, Times.Print(change.At)) is null)
        {
            issues.Add(Refusal.Of("entry.earlier", register.Name, entry, current.KnownFrom, Times.Print(change.At)).Plain());
        }
        if (issues.Count > 0)
        {
            return new StepResult(register.Name, 0, null, issues);
        }
        transaction.Save("correct");
        var number = Supersede(transaction, agency, register, table, current, row! with { Reason = null }, current.File, (int?)current.Line, current.Import, change, tallies, issues);
        if (issues.Count > 0 || dryRun)
        {
            transaction.Rollback("correct");
        }
        transaction.Release("correct");
        return new StepResult(register.Name, issues.Count > 0 ? 0 : 1, issues.Count > 0 || dryRun ? null : number, issues);
    }

    /// <summary>
    /// Corrects entries from a file with the columns of an import and a reason for each row; a row without one has the change's. All or nothing, one event a corrected
    /// entry. Known from verified_at, else from the change's time. A row that changes nothing is a duplicate, and so is a whole file that was taken in before.
    /// </summary>
    public static ImportResult CorrectFile(
        DbTransaction transaction, string agency, Register register, ReadOnlyMemory<byte> bytes, string file, Change change, TallyUpkeep tallies, bool dryRun = false)
    {
        var issues = new List<Issue>();
        var notes = new List<Issue>();
        var (rows, read, rejected) = ReadRows(transaction, agency, register, bytes, file, change, issues, notes);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var connection = transaction.Connection!;
        if (issues.Count == 0 && connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM import WHERE agency = @agency AND register = @register AND digest = @digest", new { agency, register = register.Name, digest }, transaction) > 0)
        {
            return new ImportResult(register.Name, read, 0, 0, read, null, notes);
        }
        using var table = new EntryTable(transaction, agency, register);
        var current = table.Current(rows.Select(row => row.Entry)).ToDictionary(version => version.Entry, StringComparer.Ordinal);
        var import = 1 + connection.ExecuteScalar<long>("SELECT COALESCE(MAX(import), 0) FROM import WHERE agency = @agency", new { agency }, transaction);
        var (accepted, duplicates, number) = (0, 0, 0L);
        transaction.Save("corrections");
        foreach (var row in rows)
        {
            if (Find(row, current, register, change, issues) is not { } version)
            {
                rejected++;
            }
            else if (version.Digest == row.Digest && (row.Status is null || row.Status.Value.Word() == version.Status))
            {
                duplicates++;
            }
            else if (issues.Count == 0)
            {
                var before = issues.Count;
                number = Supersede(transaction, agency, register, table, version, row, file, row.Line, import, change, tallies, issues);
                accepted++;
                rejected += issues.Count > before ? 1 : 0;
            }
        }
        if (issues.Count == 0 && accepted > 0)
        {
            connection.Execute(
                "INSERT INTO import (agency, import, register, file, digest, accepted, duplicates, event) VALUES (@agency, @import, @register, @file, @digest, @accepted, @duplicates, @number)",
                new { agency, import, register = register.Name, file, digest, accepted, duplicates, number }, transaction);
        }
        if (issues.Count > 0 || dryRun)
        {
            transaction.Rollback("corrections");
        }
        transaction.Release("corrections");
        return new ImportResult(register.Name, read, issues.Count > 0 ? 0 : accepted, rejected, duplicates, issues.Count > 0 || dryRun || accepted == 0 ? null : import, [.. notes, .. issues]);
    }

    // Ends the current version, begins the corrected one, tells of it. One event.
    private static long Supersede(
        DbTransaction transaction, string agency, Register register, EntryTable table, EntryVersion current, EvidenceRow row,
        string? file, int? line, long? import, Change change, TallyUpkeep tallies, List<Issue> issues)
    {
        var status = row.Status?.Word() ?? current.Status;
        var known = EntryWorkflow.After(current.KnownFrom, Times.Print(row.VerifiedAt ?? change.At))!;
        var verified = EntryStatus.Verified.Word();
        if (current.Status == verified || status == verified)
        {
            issues.AddRange(tallies(transaction, agency, register, current.Status == verified ? [table.Row(current)] : [], status == verified ? [table.Row(row)] : []));
        }
        var month = NilReturns.Month((string)row.Values[RegisterTables.FieldColumns(register).ToList().IndexOf(RegisterTables.DateColumn(register))]!);
        var withdrawn = status == EntryStatus.Returned.Word()
            ? []
            : NilReturns.Withdraw(transaction, agency, register, new Dictionary<(string, string), string> { [(row.Unit, month)] = known });
        var number = EventLog.Append(transaction, agency, change with { Reason = row.Reason ?? change.Reason }, "evidence.correct", $"{register.Name}/{current.Entry}", new JsonObject
        {
            ["register"] = register.Name,
            ["entry"] = current.Entry,
            ["file"] = file,
            ["line"] = line,
            ["before"] = Content(register, current.Unit, current.Status, current.Class, current.Values, current.Digest),
            ["after"] = Content(register, row.Unit, status, row.Class, row.Values, row.Digest),
            ["withdrawn"] = new JsonArray([.. withdrawn.Select(nil => JsonValue.Create(nil))]),
        });
        table.Close(current.Entry, known);
        table.Insert(new EntryVersion(current.Entry, known, null, row.Unit, status, row.Class, file, line, import, number, row.Digest, row.Values));
        return number;
    }

    private static JsonObject Content(Register register, string unit, string status, string @class, object?[] values, string digest)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in RegisterTables.FieldColumns(register).Zip(values))
        {
            fields[name] = value is null ? null : value is long number ? JsonValue.Create(number) : JsonValue.Create((string)value);
        }
        return new JsonObject { ["unit"] = unit, ["status"] = status, ["class"] = @class, ["digest"] = digest, ["fields"] = fields };
    }

    private static (List<EvidenceRow> Rows, int Read, int Rejected) ReadRows(
        DbTransaction transaction, string agency, Register register, ReadOnlyMemory<byte> bytes, string file, Change change, List<Issue> issues, List<Issue> notes)
    {
        var rows = new List<EvidenceRow>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var (read, rejected, sound) = (0, 0, false);
        RowReader? reader = null;
        foreach (var line in EvidenceFile.Read(register, bytes, file, issues, notes))
        {
            if (reader is null)
            {
                var header = Header.Read(register, line, issues);
                sound = issues.Count == 0;
                reader = new RowReader(register, header, Units.Load(transaction, agency), CodeLists.Load(transaction, agency), change.At);
                continue;
            }
            read++;
            var row = sound ? reader.Read(line, issues) : null;
            if (row is not null && !lines.TryAdd(row.Entry, row.Line))
            {
                issues.Add(row.Refuse(Refusal.Of("evidence.keyTwice", row.Entry, lines[row.Entry])));
                row = null;
            }
            if (row is null)
            {
                rejected++;
            }
            else
            {
                rows.Add(row);
            }
        }
        if (reader is null && issues.Count == 0)
        {
            issues.Add(Refusal.Of("evidence.noRows").At(Messages.Get("evidence.file", file), new Documents.Place(file)));
        }
        return (rows, read, rejected);
    }

    private static EntryVersion? Find(EvidenceRow row, Dictionary<string, EntryVersion> current, Register register, Change change, List<Issue> issues)
    {
        var refusal = !current.TryGetValue(row.Entry, out var version) ? Refusal.Of("entry.unknown", TypedText.Quoted(row.Entry), register.Name)
            : version.Digest != row.Digest && EntryWorkflow.After(version.KnownFrom, Times.Print(row.VerifiedAt ?? change.At)) is null
                ? Refusal.Of("entry.earlier", register.Name, row.Entry, version.KnownFrom, Times.Print(row.VerifiedAt ?? change.At))
            : null;
        if (refusal is not null)
        {
            issues.Add(row.Refuse(refusal));
        }
        return refusal is null ? version : null;
    }

    // The entry as a file would have it, with the changed cells in place: it is read and checked as any row is.
    private static EvidenceRow? Changed(
        DbTransaction transaction, string agency, Register register, EntryVersion current, IReadOnlyDictionary<string, string> changes, Change change, List<Issue> issues)
    {
        var screen = new RowOrigin("");
        string[] names = [.. RegisterTables.FieldColumns(register), "unit", "class"];
        var cells = FieldTexts.Of(register, current.Values).Append(current.Unit).Append(current.Class).ToArray();
        foreach (var (name, text) in changes)
        {
            var unknown = new List<Issue>();
            var header = Header.Read(register, new FileRow(screen, 0, [name]), unknown);
            var at = header.Columns.ToList().FindIndex(column => column == 0);
            at = at >= 0 ? at : header.Unit == 0 ? names.Length - 2 : header.Class == 0 ? names.Length - 1 : -1;
            if (at < 0)
            {
                issues.Add(new Refusal("entry.noField", [TypedText.Quoted(name), register.Name], Nearest.To(name, names)).Plain());
            }
            else
            {
                cells[at] = text.Trim();
            }
        }
        if (issues.Count > 0)
        {
            return null;
        }
        var reader = new RowReader(
            register, Header.Read(register, new FileRow(screen, 0, names), []), Units.Load(transaction, agency), CodeLists.Load(transaction, agency), change.At)
        { About = current.Entry };
        return reader.Read(new FileRow(screen, 0, cells), issues);
    }
}
