using System.Text.RegularExpressions;

namespace Guibiao.Evidence;

/// <summary>Reads registers.yaml. What is wrong is an issue with line and column; a register with an error is left out.</summary>
public static partial class RegisterYaml
{
    private static readonly Dictionary<string, FieldType> Types = new(StringComparer.Ordinal)
    {
        ["text"] = FieldType.Text,
        ["code"] = FieldType.Code,
        ["ordinal"] = FieldType.Ordinal,
        ["country"] = FieldType.Country,
        ["date"] = FieldType.Date,
        ["range"] = FieldType.Range,
        ["integer"] = FieldType.Integer,
        ["decimal"] = FieldType.Decimal,
        ["money"] = FieldType.Money,
        ["yes_no"] = FieldType.YesNo,
    };

    private static readonly Dictionary<string, Frequency> Frequencies = new(StringComparer.Ordinal)
    {
        ["month"] = Frequency.Month,
        ["year"] = Frequency.Year,
    };

    public static (IReadOnlyList<RegisterDefinition> Registers, IReadOnlyList<Issue> Issues) Read(string text, string file)
    {
        var issues = new List<Issue>();
        var registers = new List<RegisterDefinition>();
        foreach (var map in YamlMap.ReadList(text, file, issues))
        {
            var before = issues.Count;
            var read = ReadRegister(map, issues);
            if (read is not null && registers.Any(other => other.Register.Name == read.Register.Name))
            {
                issues.Add(Issue.Error("register.twice", map.At("name"), read.Register.Name));
            }
            if (read is not null && issues.Count == before)
            {
                registers.Add(read);
            }
        }
        return (registers, issues);
    }

    private static RegisterDefinition? ReadRegister(YamlMap map, List<Issue> issues)
    {
        var name = ReadName(map, issues);
        var title = map.Bilingual("title", needed: true);
        var key = map.Texts("key", needed: true);
        var date = map.Text("date", needed: true);
        var frequency = map.Choice("frequency", Frequencies) ?? Frequency.Month;
        var reporters = map.Texts("reporters");
        var unit = map.Text("default_unit");
        var suppress = map.YesNo("suppress_small_counts");
        var note = map.Bilingual("note");
        var coverage = map.Maps("coverage").Select(item => ReadCoverage(item, issues)).OfType<Coverage>().ToList();
        var fields = ReadFields(map, issues);
        map.Finish();
        if (name is null || title is null || date is null)
        {
            return null;
        }
        CheckKey(map, key, fields, issues);
        CheckDate(map, date, fields, issues);
        return new RegisterDefinition(new Register(name, title, fields, key, date, frequency, reporters, unit, note, suppress), coverage);
    }

    private static List<Field> ReadFields(YamlMap register, List<Issue> issues)
    {
        var fields = new List<Field>();
        var columns = new HashSet<string>(RegisterTables.BuiltIn, StringComparer.Ordinal);
        foreach (var map in register.Maps("fields", needed: true))
        {
            if (ReadField(map, issues) is not { } field)
            {
                continue;
            }
            if (field.Columns.FirstOrDefault(column => !columns.Add(column)) is { } taken)
            {
                issues.Add(Issue.Error("register.columnTaken", map.At("name"), taken));
            }
            fields.Add(field);
        }
        return fields;
    }

    private static Field? ReadField(YamlMap map, List<Issue> issues)
    {
        var name = ReadName(map, issues);
        var title = map.Bilingual("title", needed: true);
        var type = map.Choice("type", Types, needed: true);
        var required = map.YesNo("required");
        var open = map.YesNo("public");
        var scale = map.Number("scale", 0, 9);
        var list = map.Text("list", needed: type is FieldType.Code or FieldType.Ordinal);
        var headers = map.Texts("headers");
        var help = map.Bilingual("help");
        map.Finish();
        if (scale > 0 && type is not (FieldType.Decimal or FieldType.Money))
        {
            issues.Add(Issue.Error("register.scaleOfOther", map.At("scale"), name));
        }
        if (list is not null && type is not (FieldType.Code or FieldType.Ordinal or FieldType.Country))
        {
            issues.Add(Issue.Error("register.listOfOther", map.At("list"), name));
        }
        return name is null || title is null || type is null
            ? null
            : new Field(name, title, type.Value, required, open, list ?? (type == FieldType.Country ? "countries" : null), scale, headers, help);
    }

    private static string? ReadName(YamlMap map, List<Issue> issues)
    {
        var name = map.Text("name", needed: true);
        if (name is not null && !SnakeCase().IsMatch(name))
        {
            issues.Add(Issue.Error("register.name", map.At("name"), name));
            return null;
        }
        return name;
    }

    private static Coverage? ReadCoverage(YamlMap map, List<Issue> issues)
    {
        var (from, to) = (map.Date("from", needed: true), map.Date("to"));
        map.Finish();
        if (to <= from)
        {
            issues.Add(Issue.Error("register.coverage", map.At("to")));
        }
        return from is null ? null : new Coverage(from.Value, to);
    }

    private static void CheckKey(YamlMap map, IReadOnlyList<string> key, List<Field> fields, List<Issue> issues)
    {
        if (key.Count == 0)
        {
            issues.Add(Issue.Error("register.noKey", map.At("key")));
        }
        foreach (var part in key)
        {
            var field = fields.Find(field => field.Name == part);
            if (field is null)
            {
                issues.Add(map.Suggested("register.noField", "key", part, fields.Select(field => field.Name), part));
            }
            else if (!field.Required)
            {
                issues.Add(Issue.Error("register.keyField", map.At("key"), part));
            }
        }
    }

    private static void CheckDate(YamlMap map, string date, List<Field> fields, List<Issue> issues)
    {
        var field = fields.Find(field => field.Name == date);
        if (field is null)
        {
            issues.Add(map.Suggested("register.noField", "date", date, fields.Select(field => field.Name), date));
        }
        else if (!field.Required || field.Type is not (FieldType.Date or FieldType.Range))
        {
            issues.Add(Issue.Error("register.dateField", map.At("date"), date));
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex SnakeCase();
}
