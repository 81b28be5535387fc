using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>Takes a file of entries into a register: all of it or none of it, and what is there already is skipped.</summary>
public static class EvidenceImporter
{
    private const int Batch = 2000;

    // A file of another kind can have an issue in every cell; nobody reads more of them.
    private const int MostIssues = 10_000;

    public static ImportResult Import(
        Store store, string agency, Register register, ReadOnlyMemory<byte> bytes, string file, ImportOptions options, Change change, TallyUpkeep tallies, Action<int>? progress = null) =>
        store.Write(agency, transaction => Import(transaction, agency, register, bytes, file, options, change, tallies, progress));

    /// <summary>The same inside a larger transaction, which goes on unharmed where the file is refused.</summary>
    public static ImportResult Import(
        DbTransaction transaction, string agency, Register register, ReadOnlyMemory<byte> bytes, string file, ImportOptions options, Change change, TallyUpkeep tallies, Action<int>? progress = null)
    {
        transaction.Save("import");
        using var table = new EntryTable(transaction, agency, register);
        var result = new Run(transaction, agency, register, file, options, change, tallies, table).Import(bytes, progress);
        if (result.Refused || options.DryRun)
        {
            transaction.Rollback("import");
        }
        transaction.Release("import");
        return options.DryRun ? result with { Import = null } : result;
    }

    // What one import has seen so far.
    private sealed class Run(DbTransaction transaction, string agency, Register register, string file, ImportOptions options, Change change, TallyUpkeep tallies, EntryTable table)
    {
        private readonly List<Issue> issues = [];
        private readonly List<Issue> notes = [];
        private readonly Dictionary<string, (string Digest, int Line)> seen = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Unit, string Month), string> months = [];
        private readonly List<EntryRow> entering = [];
        private readonly string now = Times.Print(change.At);
        private readonly int date = RegisterTables.FieldColumns(register).ToList().IndexOf(RegisterTables.DateColumn(register));
        private readonly long number = EventLog.Next(transaction, agency);
        private readonly long import = 1 + transaction.Connection!.ExecuteScalar<long>("SELECT COALESCE(MAX(import), 0) FROM import WHERE agency = @agency", new { agency }, transaction);
        private readonly bool lookUp = !table.IsEmpty();
        private int read;
        private int rejected;
        private int accepted;
        private int duplicates;

        public ImportResult Import(ReadOnlyMemory<byte> bytes, Action<int>? progress)
        {
            ReadFile(bytes, progress);
            Apply();
            if (issues.Count > 0)
            {
                return new ImportResult(register.Name, read, 0, rejected, duplicates, null, Shown());
            }
            if (accepted == 0)
            {
                return new ImportResult(register.Name, read, 0, 0, duplicates, null, notes);
            }
            Record(Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
            return new ImportResult(register.Name, read, accepted, 0, duplicates, import, notes);
        }

        private void ReadFile(ReadOnlyMemory<byte> bytes, Action<int>? progress)
        {
            RowReader? reader = null;
            var (sound, before) = (false, 0);
            var batch = new List<EvidenceRow>(Batch);
            foreach (var line in EvidenceFile.Read(register, bytes, file, issues, notes))
            {
                if (reader is null)
                {
                    var header = Header.Read(register, line, issues, options.Meanings);
                    sound = issues.Count == 0;
                    options.Preview?.Begin(line);
                    before = issues.Count;
                    reader = new RowReader(register, header, Units.Load(transaction, agency), CodeLists.Load(transaction, agency), change.At);
                    continue;
                }
                read++;
                if (!sound)
                {
                    // Under a wrong header every cell would seem wrong.
                    rejected++;
                }
                // The file itself may have said that the row is wrong: a formula without value, a quotation mark.
                else if (reader.Read(line, issues) is not { } row || issues.Count > before)
                {
                    options.Preview?.Add(RowKind.Wrong, line);
                }
                else if (!IsRepeated(row) && IsFitting(row))
                {
                    batch.Add(row);
                }
                if (batch.Count == Batch)
                {
                    Take(batch);
                }
                before = issues.Count;
                if (read % Batch == 0)
                {
                    progress?.Invoke(read);
                }
            }
            if (reader is null && issues.Count == 0)
            {
                issues.Add(Refusal.Of("evidence.noRows").At(Messages.Get("evidence.file", file), new Documents.Place(file)));
            }
            Take(batch);
            rejected += sound ? issues.Where(issue => issue.Place?.Line is not null).Select(issue => issue.Place!.Line).Distinct().Count() : 0;
        }

        // The same row twice in one file is a duplicate; the same key with other content is a contradiction.
        private bool IsRepeated(EvidenceRow row)
        {
            if (seen.TryAdd(row.Entry, (row.Digest, row.Line)))
            {
                return false;
            }
            if (seen[row.Entry].Digest == row.Digest)
            {
                options.Preview?.Add(RowKind.Same, row.From);
                duplicates++;
            }
            else
            {
                Refuse(row, Refusal.Of("evidence.keyTwice", row.Entry, seen[row.Entry].Line));
            }
            return true;
        }

        private bool IsFitting(EvidenceRow row)
        {
            if (options.Own?.Refuse(row) is { } foreign)
            {
                Refuse(row, foreign);
                return false;
            }
            var status = row.Status ?? options.Status;
            if (row.VerifiedAt is not null && status is not (EntryStatus.Verified or EntryStatus.Returned))
            {
                Refuse(row, Refusal.Of("evidence.verifiedAtOfOther", status.Title()));
                return false;
            }
            return true;
        }

        private void Take(List<EvidenceRow> batch)
        {
            var stored = lookUp ? table.KnownContents(batch.Select(row => row.Entry)).ToLookup(known => known.Entry, StringComparer.Ordinal) : null;
            foreach (var row in batch)
            {
                if (stored is not null && stored[row.Entry].Any())
                {
                    // Content of before a correction is there too: the same file twice adds nothing, even when entries were corrected since.
                    if (stored[row.Entry].Any(known => known.Digest == row.Digest))
                    {
                        options.Preview?.Add(RowKind.Same, row.From);
                        duplicates++;
                    }
                    else
                    {
                        Refuse(row, Refusal.Of("evidence.otherContent", row.Entry), RowKind.Changed);
                    }
                    continue;
                }
                options.Preview?.Add(RowKind.New, row.From);
                if (issues.Count == 0)
                {
                    Insert(row);
                    accepted++;
                }
            }
            batch.Clear();
        }

        private void Insert(EvidenceRow row)
        {
            var status = row.Status ?? options.Status;
            var from = row.ReportedAt is { } reported ? Times.Print(reported) : null;
            var first = from ?? now;
            if (status is EntryStatus.Verified or EntryStatus.Returned)
            {
                var decided = row.VerifiedAt is { } verified ? Times.Print(verified) : now;
                if (from is not null && string.CompareOrdinal(from, decided) < 0)
                {
                    table.Insert(Version(row, EntryStatus.Submitted, from, decided));
                }
                table.Insert(Version(row, status, decided, null));
                first = from ?? decided;
            }
            else
            {
                table.Insert(Version(row, status, first, null));
            }
            if (status == EntryStatus.Verified)
            {
                entering.Add(table.Row(row));
                if (entering.Count >= 50_000)
                {
                    Apply();
                }
            }
            if (status != EntryStatus.Returned)
            {
                var month = (row.Unit, NilReturns.Month((string)row.Values[date]!));
                months[month] = months.TryGetValue(month, out var earlier) && string.CompareOrdinal(earlier, first) < 0 ? earlier : first;
            }
        }

        private EntryVersion Version(EvidenceRow row, EntryStatus status, string from, string? to) =>
            new(row.Entry, from, to, row.Unit, status.Word(), row.Class, file, row.Line, import, number, row.Digest, row.Values);

        private void Apply()
        {
            if (entering.Count > 0 && issues.Count == 0)
            {
                issues.AddRange(tallies(transaction, agency, register, [], entering));
            }
            entering.Clear();
        }

        private void Record(string digest)
        {
            var withdrawn = NilReturns.Withdraw(transaction, agency, register, months);
            var body = new JsonObject
            {
                ["register"] = register.Name,
                ["import"] = import,
                ["file"] = file,
                ["digest"] = digest,
                ["accepted"] = accepted,
                ["duplicates"] = duplicates,
                ["status"] = options.Status.Word(),
                ["withdrawn"] = new JsonArray([.. withdrawn.Select(nil => JsonValue.Create(nil))]),
            };
            EventLog.Append(transaction, agency, change, "evidence.import", register.Name, body);
            Telemetry.Entries.Add(accepted);
            transaction.Connection!.Execute(
                "INSERT INTO import (agency, import, register, file, digest, accepted, duplicates, event) VALUES (@agency, @import, @register, @file, @digest, @accepted, @duplicates, @number)",
                new { agency, import, register = register.Name, file, digest, accepted, duplicates, number }, transaction);
        }

        private void Refuse(EvidenceRow row, Refusal refusal, RowKind kind = RowKind.Wrong)
        {
            issues.Add(row.Refuse(refusal));
            options.Preview?.Add(kind, row.From);
        }

        // In the order of the file, which is the order in which a person mends it.
        private List<Issue> Shown()
        {
            var shown = issues.OrderBy(issue => issue.Place?.Line ?? 0).ThenBy(issue => issue.Place?.Column ?? 0).Take(MostIssues).ToList();
            if (issues.Count > MostIssues)
            {
                shown.Add(Refusal.Of("evidence.more", issues.Count - MostIssues).At(Messages.Get("evidence.file", file), new Documents.Place(file)));
            }
            return [.. notes, .. shown];
        }
    }
}
