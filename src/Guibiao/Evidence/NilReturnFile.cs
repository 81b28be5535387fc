using System.Data.Common;
using Dapper;
using Guibiao.Documents;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>
/// A file of nil returns (register, unit, month, filed_at): all or nothing, each a history event of its own. One that was ever filed for that register, unit and month is a
/// duplicate, also when an entry has withdrawn it since: the same file twice adds nothing.
/// </summary>
public static class NilReturnFile
{
    private static readonly string[][] Words = [["register", "登錄簿"], ["unit", "單位"], ["month", "月份"], ["filed_at", "零報時間"]];

    public static ImportResult Import(DbTransaction transaction, string agency, ReadOnlyMemory<byte> bytes, string file, Change change)
    {
        var issues = new List<Issue>();
        int[]? columns = null;
        var (read, accepted, rejected, duplicates) = (0, 0, 0, 0);
        transaction.Save("nil");
        foreach (var line in EvidenceCsv.Read(bytes, file, issues))
        {
            if (columns is null)
            {
                columns = [.. Words.Select(words => Array.FindIndex(line.Cells, cell => words.Contains(Folding.Fold(cell))))];
                if (Array.FindIndex(columns, 0, 3, column => column < 0) is >= 0 and var missing)
                {
                    issues.Add(Refusal.Of("evidence.headerMissing", new Text(Words[missing][1], Words[missing][0]), Words[missing][0]).At(Messages.Get("evidence.row", file, line.Line), new Place(file, Line: line.Line)));
                    break;
                }
                continue;
            }
            read++;
            var before = issues.Count;
            for (var i = 0; i < line.Cells.Length; i++)
            {
                if (TypedText.Refuse(line.Cells[i], TypedText.LongestName) is { } refusal)
                {
                    issues.Add(refusal.At(Messages.Get("evidence.row", file, line.Line), new Place(file, Line: line.Line, Column: i + 1)));
                }
            }
            if (issues.Count > before)
            {
                rejected++;
                continue;
            }
            if (IsFiled(transaction, agency, line, columns))
            {
                duplicates++;
                continue;
            }
            foreach (var refused in File(transaction, agency, line, columns, change))
            {
                issues.Add(new Issue(refused.Code, refused.Severity, Sentence.Join(Messages.Get("evidence.row", file, line.Line), refused.Message), new Place(file, Line: line.Line)));
            }
            (accepted, rejected) = issues.Count > before ? (accepted, rejected + 1) : (accepted + 1, rejected);
        }
        if (columns is null && issues.Count == 0)
        {
            issues.Add(Refusal.Of("evidence.noRows").At(Messages.Get("evidence.file", file), new Place(file)));
        }
        if (issues.Count > 0)
        {
            transaction.Rollback("nil");
        }
        transaction.Release("nil");
        return new ImportResult("nil-returns", read, issues.Count > 0 ? 0 : accepted, rejected, duplicates, null, issues);
    }

    private static bool IsFiled(DbTransaction transaction, string agency, FileRow line, int[] columns) =>
        NilReturns.ReadMonth(Cell(line, columns[2])) is { } month
        && transaction.Connection!.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM nil_return WHERE agency = @agency AND register = @register AND unit = @unit AND month = @month",
            new { agency, register = Cell(line, columns[0]), unit = Cell(line, columns[1]), month = NilReturns.Month(Times.Print(month)) }, transaction) > 0;

    private static IReadOnlyList<Issue> File(DbTransaction transaction, string agency, FileRow line, int[] columns, Change change)
    {
        var (register, unknown) = Agencies.ChooseRegister(transaction, Cell(line, columns[0]));
        if (unknown is not null)
        {
            return [unknown];
        }
        if (NilReturns.ReadMonth(Cell(line, columns[2])) is not { } month)
        {
            return [Refusal.Of("nil.month", TypedText.Quoted(Cell(line, columns[2]))).Plain()];
        }
        var (filed, written) = (default(DateTimeOffset), Cell(line, columns[3]));
        if (written.Length > 0 && !DateText.TryReadTime(written, out filed))
        {
            return [Refusal.Of("evidence.notTime", TypedText.Quoted(written)).Plain()];
        }
        return NilReturns.File(transaction, agency, register!, Cell(line, columns[1]), month, change, written.Length > 0 ? filed : null).Issues;
    }

    private static string Cell(FileRow line, int at) => at < 0 || at >= line.Cells.Length ? "" : line.Cells[at];
}
