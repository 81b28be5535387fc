namespace MakeSampleEvidence;

/// <summary>The countries where the ministry has a mission, from the pack's units.</summary>
public sealed record Missions(IReadOnlyList<string> Allies, IReadOnlyList<string> Others)
{
    public static Missions Read(string pack)
    {
        var units = File.ReadLines(Path.Combine(pack, "units.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        return new(Of("embassy"), Of("mission"));

        List<string> Of(string kind) => [.. units.Where(unit => unit[2] == kind).Select(unit => unit[0]["M-".Length..])];
    }
}
