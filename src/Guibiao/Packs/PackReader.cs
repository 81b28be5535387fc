using System.Text;
using Guibiao.Documents;
using Guibiao.Evidence;
using Guibiao.Indicators;

namespace Guibiao.Packs;

/// <summary>Reads a pack's folder and checks that all its parts fit together. Null where an error is among the issues; the rows of evidence are checked when they are loaded.</summary>
public static class PackReader
{
    public static (Pack? Pack, IReadOnlyList<Issue> Issues) Read(string folder)
    {
        var issues = new List<Issue>();
        if (!Directory.Exists(folder))
        {
            return (null, [Refusal.Of("pack.noFolder", folder).Plain()]);
        }
        var files = new PackFiles(folder, issues);
        var head = ReadHead(files, issues);
        var units = files.Bytes("units.csv", needed: true) is { } unitBytes ? UnitTable.Read(unitBytes, "units.csv", issues) : [];
        var lists = files.In("lists", "*.csv").Select(file => (File: file, Bytes: files.Bytes(file))).Where(list => list.Bytes is not null)
            .Select(list => ListTable.Read(list.Bytes!.Value, list.File, issues)).ToList();
        var registerText = files.Text("registers.yaml", needed: true);
        var registers = Add(issues, registerText is null ? ([], []) : RegisterYaml.Read(registerText, "registers.yaml"));
        var registersSound = !HasErrors(issues);
        if (registerText is not null)
        {
            RegisterChecks.Check(registers, registerText, "registers.yaml", units, lists, issues);
        }
        // What rests on a file that is wrong would seem wrong too, and nobody wants to read that.
        var sound = !HasErrors(issues);
        var tallyText = files.Text("tallies.yaml");
        var tallies = Add(issues, tallyText is null || !sound ? ([], []) : TallyYaml.Read(tallyText, "tallies.yaml", [.. registers.Select(register => register.Register)], new CodeLists(lists)));
        sound = !HasErrors(issues);
        var plans = files.In("plans", "*.yaml").Select(file => PackPlanReader.Read(files, file, sound ? tallies : null, units, issues)).OfType<PackPlan>().ToList();
        foreach (var plan in plans.Where(plan => plans.Any(other => other != plan && other.Year == plan.Year && string.CompareOrdinal(other.File, plan.File) < 0)))
        {
            issues.Add(Issue.Error("pack.yearTwice", new Place(plan.File), plan.Year));
        }
        var evidence = Evidence(files.In("evidence", "*.csv").Where(file => file != "evidence/nil-returns.csv"), files, registersSound ? registers : null, issues);
        var corrections = Evidence(files.In("evidence/corrections", "*.csv"), files, registersSound ? registers : null, issues);
        var nil = files.Has("evidence/nil-returns.csv") ? new PackFile("evidence/nil-returns.csv", files.Path("evidence/nil-returns.csv"), "") : null;
        return head is null || HasErrors(issues)
            ? (null, issues)
            : (new Pack(folder, head.Agency, head.Title, head.Source, head.By, head.Reason, head.Publish, units, lists, registers, tallies, plans, evidence, corrections, nil), issues);
    }

    private static bool HasErrors(List<Issue> issues) => issues.Exists(issue => issue.Severity == Severity.Error);

    private static Head? ReadHead(PackFiles files, List<Issue> issues)
    {
        if (files.Text("pack.yaml", needed: true) is not { } text || YamlMap.Read(text, "pack.yaml", issues) is not { } map)
        {
            return null;
        }
        var agency = map.Map("agency", needed: true);
        var (code, name) = (agency?.Text("code", needed: true), agency?.Bilingual("name", needed: true));
        agency?.Finish();
        var (title, source, notice, by, reason) = (map.Bilingual("title"), map.Text("source"), map.Bilingual("notice"), map.Text("by"), map.Text("reason"));
        var publish = map.YesNo("publish");
        map.Finish();
        return code is null || name is null ? null : new Head(new Agency(code, name, notice), title, source, by, reason, publish);
    }

    private static List<PackFile> Evidence(IEnumerable<string> names, PackFiles files, IReadOnlyList<RegisterDefinition>? registers, List<Issue> issues)
    {
        var found = new List<PackFile>();
        foreach (var name in names)
        {
            // visits.2016.csv and visits.csv both belong to the register visits.
            var register = Path.GetFileName(name).Split('.')[0];
            if (registers?.All(definition => definition.Register.Name != register) == true)
            {
                var known = registers.Select(definition => definition.Register.Name).ToList();
                issues.Add(new Refusal("pack.evidenceOfNone", [register], Nearest.To(register, known)).At(Messages.Get("evidence.file", name), new Place(name)));
            }
            found.Add(new PackFile(name, files.Path(name), register));
        }
        return found;
    }

    private static IReadOnlyList<T> Add<T>(List<Issue> issues, (IReadOnlyList<T> Read, IReadOnlyList<Issue> Issues) result)
    {
        issues.AddRange(result.Issues);
        return result.Read;
    }

    private sealed record Head(Agency Agency, Text? Title, string? Source, string? By, string? Reason, bool Publish);
}
