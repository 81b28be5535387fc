using System.Text;

namespace MakeSampleEvidence;

/// <summary>One CSV file of the pack, and which unit-months its rows report.</summary>
public sealed class EvidenceFile(string register, params string[] columns)
{
    private readonly List<string> lines = [];

    public string Register => register;

    public HashSet<(string Unit, string Month)> Reported { get; } = [];

    public int Count => lines.Count;

    /// <summary>A verified row, entered and verified in the days after <paramref name="day"/>.</summary>
    public void Add(Draw draw, string unit, DateOnly day, params object[] values) => AddAs("verified", 0, draw, unit, day, values);

    /// <summary>A row of another status, or one that came in <paramref name="late"/> days later than it should. A name of its own: a text and a number may also be a row's first values.</summary>
    public void AddAs(string status, int late, Draw draw, string unit, DateOnly day, params object[] values)
    {
        var (reported, verified) = Calendar.Known(day < new DateOnly(2014, 1, 1) ? new DateOnly(2014, 1, 1) : day, draw, late);
        lines.Add(string.Join(',', [unit, .. values.Select(value => $"{value}"), status, reported, status is "verified" ? verified : ""]));
        // A unit that has submitted may not file a nil return beside it.
        if (status != "returned")
        {
            Reported.Add((unit, Calendar.Iso(day)[..7]));
        }
    }

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var header = string.Join(',', ["unit", .. columns, "status", "reported_at", "verified_at"]);
        File.WriteAllText(Path.Combine(folder, register + ".csv"), string.Join('\n', [header, .. lines]) + "\n", new UTF8Encoding(false));
    }
}
