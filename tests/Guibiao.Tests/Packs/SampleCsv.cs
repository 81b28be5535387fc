namespace Guibiao.Tests.Packs;

/// <summary>The pack's CSV files, read by a few lines of the test's own: the recount shares no code with the product.</summary>
internal static class SampleCsv
{
    private static readonly string Pack = Project.File("packs", "mofa-105");

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(params string[] file) => ReadFile(Path.Combine([Pack, .. file]));

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> ReadFile(string file)
    {
        var lines = File.ReadAllLines(file).Select(Split).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>The register's verified entries, the corrected ones as they were corrected.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Verified(string register)
    {
        var entries = Read("evidence", register + ".csv").Where(row => row["status"] == "verified").ToList();
        if (File.Exists(Path.Combine(Pack, "evidence", "corrections", register + ".csv")))
        {
            foreach (var corrected in Read("evidence", "corrections", register + ".csv"))
            {
                entries[entries.FindIndex(row => row["number"] == corrected["number"])] = corrected;
            }
        }
        return entries;
    }

    /// <summary>One line into cells; a quoted cell may hold commas and doubled quotes.</summary>
    public static string[] Split(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cells[^1] += line[i++];
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += line[i];
            }
        }
        return [.. cells];
    }
}
