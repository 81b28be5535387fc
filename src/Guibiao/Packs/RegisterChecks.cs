using Guibiao.Evidence;

namespace Guibiao.Packs;

/// <summary>What registers.yaml says of the pack's lists and units must be there.</summary>
internal static class RegisterChecks
{
    public static void Check(
        IReadOnlyList<RegisterDefinition> registers, string text, string file, IReadOnlyList<Unit> units, IReadOnlyList<CodeList> lists, ICollection<Issue> issues)
    {
        // Read again for the places only: what is wrong with the file itself has been said.
        var maps = YamlMap.ReadList(text, file, []);
        var codes = units.Select(unit => unit.Code).Concat(units.Select(unit => "kind:" + unit.Kind)).Distinct().ToList();
        foreach (var register in registers.Select(definition => definition.Register))
        {
            var map = maps.First(candidate => candidate.Text("name") == register.Name);
            foreach (var reporter in register.Reporters.Where(reporter => !codes.Contains(reporter)))
            {
                issues.Add(map.Suggested("pack.noReporter", "reporters", reporter, codes, register.Name, reporter));
            }
            if (register.DefaultUnit is { } unit && units.All(other => other.Code != unit))
            {
                issues.Add(map.Suggested("pack.noReporter", "default_unit", unit, units.Select(other => other.Code), register.Name, unit));
            }
            foreach (var fieldMap in map.Maps("fields"))
            {
                CheckList(register.Fields.First(field => field.Name == fieldMap.Text("name")), fieldMap, lists, issues);
            }
        }
    }

    private static void CheckList(Field field, YamlMap map, IReadOnlyList<CodeList> lists, ICollection<Issue> issues)
    {
        if (field.List is not { } name)
        {
            return;
        }
        if (lists.FirstOrDefault(list => list.Name == name) is not { } found)
        {
            issues.Add(map.Suggested("pack.noList", field.Type == FieldType.Country ? "type" : "list", name, lists.Select(list => list.Name), field.Name, name));
        }
        else if (field.Type == FieldType.Ordinal && found.Members.FirstOrDefault(member => member.Rank is null) is { } unranked)
        {
            issues.Add(Issue.Error("pack.noRank", map.At("list"), field.Name, name, unranked.Code));
        }
    }
}
