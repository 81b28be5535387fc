namespace Guibiao.Evidence;

/// <summary>Which cell of a row belongs to what: the register's columns, and those that every import file may have. −1 where the file has none.</summary>
public sealed class Header
{
    private static readonly (string Name, string[] Words)[] BuiltIn =
    [
        ("unit", ["unit", "單位"]),
        ("reported_at", ["reported_at", "填報時間"]),
        ("verified_at", ["verified_at", "查證時間"]),
        ("class", ["class", "類別"]),
        ("status", ["status", "狀態"]),
        ("reason", ["reason", "理由", "更正理由"]),
        // What RefusedRows adds; it says why, and is read by nobody.
        ("issues", ["issues", RefusedRows.Heading.Chinese, RefusedRows.Heading.English]),
    ];

    private readonly Dictionary<string, int> cells = new(StringComparer.Ordinal);

    private Header(IReadOnlyList<string> names, int[] columns) => (Names, Columns) = (names, columns);

    /// <summary>The header's cells as the file has them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>For each column of the register's fields, in order, the cell that holds it.</summary>
    public IReadOnlyList<int> Columns { get; }

    public int Unit => cells.GetValueOrDefault("unit", -1);
    public int ReportedAt => cells.GetValueOrDefault("reported_at", -1);
    public int VerifiedAt => cells.GetValueOrDefault("verified_at", -1);
    public int Class => cells.GetValueOrDefault("class", -1);
    public int Status => cells.GetValueOrDefault("status", -1);
    public int Reason => cells.GetValueOrDefault("reason", -1);

    /// <summary>
    /// Reads the file's first line. Every name that nobody knows, stands twice or is missing is an issue. Where somebody said what a name means (a column's name, or nothing
    /// where it is to be left out), that holds.
    /// </summary>
    public static Header Read(Register register, FileRow line, ICollection<Issue> issues, IReadOnlyDictionary<string, string>? meanings = null)
    {
        var words = Words(register);
        var header = new Header(line.Cells, [.. RegisterTables.FieldColumns(register).Select(_ => -1)]);
        var columns = RegisterTables.FieldColumns(register).ToList();
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < line.Cells.Length; i++)
        {
            var name = line.Cells[i];
            // Spreadsheets write empty columns at the end; their cells are looked at row by row.
            if (name.Length == 0)
            {
                continue;
            }
            var place = line.Origin.At(line.Line, i + 1);
            if (TypedText.Refuse(name, TypedText.LongestName) is { } refusal)
            {
                issues.Add(refusal.At(line.Origin.Row(line.Line), place));
                continue;
            }
            string? meant;
            if (meanings?.TryGetValue(name, out var said) is true)
            {
                if (said.Length == 0)
                {
                    continue;
                }
                meant = said is "unit" or "class" && !columns.Contains(said) ? "." + said : said;
            }
            else
            {
                words.TryGetValue(Folding.Fold(name), out meant);
            }
            if (meant is null || meant[0] != '.' && !columns.Contains(meant))
            {
                issues.Add(new Refusal("evidence.unknownHeader", [TypedText.Quoted(name), register.Name], Nearest.To(name, words.Keys)).At(line.Origin.Row(line.Line), place));
            }
            else if (!taken.TryAdd(meant, name))
            {
                issues.Add(Refusal.Of("evidence.headerTwice", TypedText.Quoted(taken[meant]), TypedText.Quoted(name)).At(line.Origin.Row(line.Line), place));
            }
            else if (columns.IndexOf(meant) is >= 0 and var column)
            {
                ((int[])header.Columns)[column] = i;
            }
            else
            {
                header.cells[meant[1..]] = i;
            }
        }
        foreach (var field in register.Fields.Where(field => field.Required && !taken.ContainsKey(field.Columns[0])))
        {
            issues.Add(line.Refuse(Refusal.Of("evidence.headerMissing", field.Title, field.Columns[0])));
        }
        if (register.DefaultUnit is null && header.Unit < 0)
        {
            issues.Add(line.Refuse(Refusal.Of("evidence.headerMissing", new Text("單位", "Unit"), "unit")));
        }
        return header;
    }

    /// <summary>The column that a name means, or null.</summary>
    public static string? Meaning(Register register, string name) => Words(register).GetValueOrDefault(Folding.Fold(name))?.TrimStart('.');

    /// <summary>How many of the cells are names that the register's files may have.</summary>
    public static int Known(Register register, IEnumerable<string> cells)
    {
        var words = Words(register);
        return cells.Count(cell => words.ContainsKey(Folding.Fold(cell)));
    }

    // What a header may say → the column's name, or "." and the built-in name, which a field's own word goes before.
    private static Dictionary<string, string> Words(Register register)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in register.Fields)
        {
            if (field.Type == FieldType.Range)
            {
                string[] titles = [field.Name, field.Title.Chinese, field.Title.English, .. field.Headers ?? []];
                Add(field.Columns[0], [.. titles.SelectMany(title => new[] { title + "_from", title + "起", title + "起日", title + "from" })]);
                Add(field.Columns[1], [.. titles.SelectMany(title => new[] { title + "_to", title + "迄", title + "迄日", title + "to" })]);
            }
            else
            {
                Add(field.Name, [field.Name, field.Title.Chinese, field.Title.English, .. field.Headers ?? []]);
            }
        }
        if (register.Fields.Where(field => field.Type == FieldType.Range).ToList() is [var only])
        {
            Add(only.Columns[0], ["from", "起日"]);
            Add(only.Columns[1], ["to", "迄日"]);
        }
        foreach (var (name, spellings) in BuiltIn)
        {
            Add("." + name, spellings);
        }
        return words;

        void Add(string column, string[] spellings)
        {
            foreach (var spelling in spellings)
            {
                words.TryAdd(Folding.Fold(spelling), column);
            }
        }
    }
}
