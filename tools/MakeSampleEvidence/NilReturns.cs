using System.Text;

namespace MakeSampleEvidence;

/// <summary>Nil returns for the unit-months without an entry, but for those that nobody reported.</summary>
public static class NilReturns
{
    /// <summary>Silent on purpose: completeness must show it. Months without an entry, else silence would hide nothing.</summary>
    private static readonly HashSet<(string, string)> Silent = [("M-JO", "2016-06"), ("M-JO", "2016-07"), ("M-BR", "2016-09"), ("M-HU", "2016-12"), ("M-CL", "2015-02")];

    public static void Write(string folder, IEnumerable<EvidenceFile> files, Missions missions)
    {
        var lines = new List<string> { "register,unit,month,filed_at" };
        foreach (var file in files)
        {
            var (first, yearly, units) = Duties(file.Register, missions);
            for (var year = first; year <= (file.Register is "headcount" or "medium_term_ceilings" ? 2017 : 2016); year++)
            {
                foreach (var unit in units)
                {
                    if (file.Register == "cross_agency_projects" && year == 2016)
                    {
                        continue;
                    }
                    foreach (var month in yearly ? [$"{year}-01"] : Enumerable.Range(1, 12).Select(month => $"{year}-{month:00}"))
                    {
                        var reported = yearly ? file.Reported.Any(entry => entry.Unit == unit && entry.Month.StartsWith($"{year}-", StringComparison.Ordinal)) : file.Reported.Contains((unit, month));
                        var closed = unit == "M-ST" && string.CompareOrdinal(month, "2016-12") > 0;
                        if (!reported && !closed && !Silent.Contains((unit, month)))
                        {
                            lines.Add($"{file.Register},{unit},{month},{Filed(month, yearly)}");
                        }
                    }
                }
            }
        }
        File.WriteAllText(Path.Combine(folder, "nil-returns.csv"), string.Join('\n', lines) + "\n", new UTF8Encoding(false));
    }

    private static string Filed(string month, bool yearly)
    {
        var first = new DateOnly(int.Parse(month[..4]), int.Parse(month[5..]), 1);
        return Calendar.Iso((yearly ? first.AddYears(1) : first.AddMonths(1)).AddDays(4)) + "T10:00:00+08:00";
    }

    private static (int First, bool Yearly, IReadOnlyList<string> Units) Duties(string register, Missions missions) => register switch
    {
        "visits" => (2015, false, [.. missions.Allies.Concat(missions.Others).Select(country => "M-" + country)]),
        "cooperation_projects" => (2015, true, [.. missions.Allies.Select(country => "M-" + country)]),
        "agreements" => (2015, false, ["TLA"]),
        "organization_activities" => (2015, false, ["IOD"]),
        "ngo_support" => (2014, false, ["NGO"]),
        "ngo_budget" => (2015, false, ["NGO"]),
        "media_output" => (2014, false, ["ICD"]),
        "youth_exchange" => (2014, false, ["PDC"]),
        "passports" => (2015, false, ["BOCA"]),
        "travel_facilitation" or "driving_licences" => (2014, true, ["BOCA"]),
        "properties" => (2015, true, ["SEC"]),
        "training_selection" => (2015, false, ["PER"]),
        "training_classes" => (2015, false, ["IDIA"]),
        "cross_agency_projects" => (2015, false, ["RDC"]),
        "budget_ledger" => (2015, false, ["ACC"]),
        "medium_term_ceilings" => (2015, true, ["ACC"]),
        "headcount" => (2015, true, ["PER", "BOCA", "IDIA"]),
        "senior_learning" => (2015, false, ["PER"]),
        _ => throw new ArgumentOutOfRangeException(nameof(register), register, null),
    };
}
