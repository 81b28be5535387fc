using Guibiao.Documents;
using Guibiao.Evidence;

namespace Guibiao.Packs;

/// <summary>A pack's CSV table with a fixed header: units.csv and lists/*.csv.</summary>
internal static class PackTable
{
    public static IEnumerable<PackRow> Read(ReadOnlyMemory<byte> bytes, string file, IReadOnlyList<string> needed, IReadOnlyList<string> optional, ICollection<Issue> issues)
    {
        string[]? header = null;
        foreach (var line in EvidenceCsv.Read(bytes, file, issues))
        {
            if (header is null)
            {
                header = Array.ConvertAll(line.Cells, Folding.Fold);
                if (!IsSound(header, file, line.Line, needed, optional, issues))
                {
                    yield break;
                }
                continue;
            }
            if (line.Cells.Length != header.Length)
            {
                issues.Add(Refusal.Of("evidence.ragged", line.Cells.Length, header.Length).At(Messages.Get("evidence.row", file, line.Line), new Place(file, Line: line.Line)));
                continue;
            }
            var row = new PackRow(file, line, header, issues);
            if (row.IsReadable())
            {
                yield return row;
            }
        }
        if (header is null && issues.Count == 0)
        {
            issues.Add(Refusal.Of("evidence.noRows").At(Messages.Get("evidence.file", file), new Place(file)));
        }
    }

    private static bool IsSound(string[] header, string file, int line, IReadOnlyList<string> needed, IReadOnlyList<string> optional, ICollection<Issue> issues)
    {
        var before = issues.Count;
        var where = Messages.Get("evidence.row", file, line);
        for (var i = 0; i < header.Length; i++)
        {
            if (!needed.Contains(header[i]) && !optional.Contains(header[i]))
            {
                issues.Add(new Refusal("pack.noColumn", [TypedText.Quoted(header[i])], Nearest.To(header[i], needed.Concat(optional))).At(where, new Place(file, Line: line, Column: i + 1)));
            }
            else if (Array.IndexOf(header, header[i]) < i)
            {
                issues.Add(Refusal.Of("evidence.headerTwice", TypedText.Quoted(header[i]), TypedText.Quoted(header[i])).At(where, new Place(file, Line: line, Column: i + 1)));
            }
        }
        foreach (var missing in needed.Except(header))
        {
            issues.Add(Refusal.Of("evidence.headerMissing", missing, missing).At(where, new Place(file, Line: line)));
        }
        return issues.Count == before;
    }
}
