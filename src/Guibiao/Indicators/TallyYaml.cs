using Guibiao.Evidence;
using Guibiao.Indicators.Filters;

namespace Guibiao.Indicators;

/// <summary>Reads tallies.yaml against the registers and lists that it may name. What is wrong is an issue with line and column; a tally with an error is left out.</summary>
public static class TallyYaml
{
    private static readonly Dictionary<string, TallyTime> Times = new(StringComparer.Ordinal)
    {
        ["in_period"] = TallyTime.InPeriod,
        ["at_date"] = TallyTime.AtDate,
        ["overlapping"] = TallyTime.Overlapping,
    };

    public static (IReadOnlyList<Tally> Tallies, IReadOnlyList<Issue> Issues) Read(string text, string file, IReadOnlyList<Register> registers, CodeLists lists)
    {
        var issues = new List<Issue>();
        var tallies = new List<Tally>();
        foreach (var map in YamlMap.ReadList(text, file, issues))
        {
            var before = issues.Count;
            var tally = Read(map, registers, lists, issues);
            if (tally is not null && tallies.Any(other => other.Name == tally.Name))
            {
                issues.Add(Issue.Error("tally.twice", map.At("name"), tally.Name));
            }
            if (tally is not null && issues.Count == before)
            {
                tallies.Add(tally);
            }
        }
        return (tallies, issues);
    }

    private static Tally? Read(YamlMap map, IReadOnlyList<Register> registers, CodeLists lists, List<Issue> issues)
    {
        var name = map.Text("name", needed: true);
        var title = map.Bilingual("title", needed: true);
        var registerName = map.Text("register", needed: true);
        var (entries, sum, distinct) = (map.Text("count"), map.Text("sum"), map.Text("distinct"));
        var time = map.Choice("when", Times, needed: true);
        var date = map.Text("date");
        var filter = map.Text("filter") ?? "";
        var unit = map.Text("unit");
        var aliases = map.Texts("aliases");
        map.Finish();
        if (name is null || title is null || registerName is null || time is null)
        {
            return null;
        }
        if (registers.FirstOrDefault(other => other.Name == registerName) is not { } register)
        {
            issues.Add(map.Suggested("tally.noRegister", "register", registerName, registers.Select(other => other.Name), registerName));
            return null;
        }
        if ((entries == "entries" ? 1 : 0) + (sum is null ? 0 : 1) + (distinct is null ? 0 : 1) != 1 || (entries is not null && entries != "entries"))
        {
            issues.Add(Issue.Error("tally.count", map.At(), name));
            return null;
        }
        var count = entries is not null ? TallyCount.Entries : sum is not null ? TallyCount.Sum : TallyCount.Distinct;
        var tally = new Tally(name, title, registerName, count, sum ?? distinct, time.Value, date ?? register.Date, filter, unit, aliases);
        CheckFields(map, tally, register, issues);
        CheckFilter(map, tally, register, lists, issues);
        return tally;
    }

    private static void CheckFields(YamlMap map, Tally tally, Register register, List<Issue> issues)
    {
        var date = register.Fields.FirstOrDefault(field => field.Name == tally.Date);
        if (date is null || date.Type != (tally.Time == TallyTime.InPeriod ? date.Type : FieldType.Range) || date.Type is not (FieldType.Date or FieldType.Range))
        {
            var fitting = register.Fields.Where(field => field.Type == FieldType.Range || (field.Type == FieldType.Date && tally.Time == TallyTime.InPeriod)).Select(field => field.Name);
            issues.Add(map.Suggested("tally.noDate", "date", tally.Date, fitting, tally.Date, register.Name));
        }
        if (tally.Field is null)
        {
            return;
        }
        var key = tally.Count == TallyCount.Sum ? "sum" : "distinct";
        var fieldsThatFit = register.Fields.Where(field => tally.Count == TallyCount.Sum ? field.Type is FieldType.Integer or FieldType.Decimal or FieldType.Money : field.Type != FieldType.Range).Select(field => field.Name).ToList();
        if (!fieldsThatFit.Contains(tally.Field))
        {
            issues.Add(map.Suggested("tally.noField", key, tally.Field, fieldsThatFit, tally.Field, register.Name));
        }
    }

    private static void CheckFilter(YamlMap map, Tally tally, Register register, CodeLists lists, List<Issue> issues)
    {
        var (_, issue) = FilterReader.Read(tally.Filter, register, lists, RegisterTables.DateColumn(register));
        if (issue is not null)
        {
            issues.Add(issue with { Place = map.At("filter") with { Position = issue.Place?.Position } });
        }
    }
}
