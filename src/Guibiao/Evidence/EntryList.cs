using System.Buffers.Text;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>Lists a register's entries by date and key, page after page; the cursor is a place in that order, so what is added meanwhile shifts nothing.</summary>
public static class EntryList
{
    private const int Most = 1000;

    public static EntryPage Read(DbTransaction transaction, string agency, Register register, EntryQuery query)
    {
        var (conditions, parameters, issues) = Conditions(transaction, agency, register, query);
        if (issues.Count > 0)
        {
            return new EntryPage(register.Name, [], null, issues);
        }
        var date = DateOf(register);
        var size = Math.Clamp(query.Size, 1, Most);
        parameters.Add("size", size + 1);
        var columns = FieldTexts.Columns(register).ToList();
        var entries = Rows(transaction, $"{Select(register, columns)} WHERE {string.Join(" AND ", conditions)} ORDER BY {date}, e.entry LIMIT @size", parameters, columns, query.PublicOnly);
        var more = entries.Count > size;
        entries = more ? entries[..size] : entries;
        return new EntryPage(register.Name, entries, more ? Cursor(register, entries[^1]) : null, []);
    }

    /// <summary>Every version of one entry, the latest first, each with the event that made it.</summary>
    public static IReadOnlyList<ListedEntry> Versions(DbTransaction transaction, string agency, Register register, string entry)
    {
        var columns = FieldTexts.Columns(register).ToList();
        return Rows(transaction, $"{Select(register, columns)} WHERE e.agency = @agency AND e.entry = @entry ORDER BY e.known_from DESC", new DynamicParameters(new { agency, entry }), columns, publicOnly: false);
    }

    /// <summary>How many entries all pages together have; 0 where the question itself is refused.</summary>
    public static long Count(DbTransaction transaction, string agency, Register register, EntryQuery query)
    {
        var (conditions, parameters, issues) = Conditions(transaction, agency, register, query with { Cursor = null });
        return issues.Count > 0
            ? 0
            : transaction.Connection!.ExecuteScalar<long>($"SELECT COUNT(*) FROM {register.Table} AS e WHERE {string.Join(" AND ", conditions)}", parameters, transaction);
    }

    private static string Select(Register register, IEnumerable<(Field Field, string Column)> columns) =>
        $"""
        SELECT e.entry, e.known_from, e.known_to, e.unit, e.status, e.class, e.file, e.line, e.import, e.event, e.digest, v.by, v.at, v.reason{string.Concat(columns.Select(column => ", e." + RegisterTables.Quote(column.Column)))}
        FROM {register.Table} AS e LEFT JOIN event AS v ON v.agency = e.agency AND v.number = e.event
        """;

    private static List<ListedEntry> Rows(DbTransaction transaction, string sql, DynamicParameters parameters, List<(Field Field, string Column)> columns, bool publicOnly)
    {
        var entries = new List<ListedEntry>();
        using var reader = transaction.Connection!.ExecuteReader(sql, parameters, transaction);
        while (reader.Read())
        {
            entries.Add(Entry(reader, columns, publicOnly));
        }
        return entries;
    }

    private static (List<string> Conditions, DynamicParameters Parameters, List<Issue> Issues) Conditions(DbTransaction transaction, string agency, Register register, EntryQuery query)
    {
        var issues = new List<Issue>();
        var parameters = new DynamicParameters();
        parameters.Add("agency", agency);
        var conditions = new List<string> { "e.agency = @agency" };
        AddKnown(register, query, conditions, parameters);
        AddStatus(query, conditions, parameters);
        if (query.Units is { } units)
        {
            conditions.Add($"e.unit IN ({string.Join(", ", units.Select((_, i) => $"@unit{i}").DefaultIfEmpty("NULL"))})");
            for (var i = 0; i < units.Count; i++)
            {
                parameters.Add($"unit{i}", units[i]);
            }
        }
        AddFields(transaction, agency, register, query, conditions, parameters, issues);
        AddCursor(query, DateOf(register), conditions, parameters, issues);
        if (query.Filter is { } filter)
        {
            // Its columns bear no table's name: it stands in a query of its own.
            conditions.Add($"EXISTS (SELECT 1 FROM {register.Table} WHERE agency = e.agency AND entry = e.entry AND known_from = e.known_from AND ({filter.Where}))");
            foreach (var parameter in filter.Parameters)
            {
                parameters.Add(parameter.Key.TrimStart('@'), parameter.Value);
            }
        }
        return (conditions, parameters, issues);
    }

    private static string DateOf(Register register) => "e." + RegisterTables.Quote(RegisterTables.DateColumn(register));

    private static void AddKnown(Register register, EntryQuery query, List<string> conditions, DynamicParameters parameters)
    {
        if (query.Published is { } spans)
        {
            conditions.Add($"({string.Join(" OR ", spans.Select((span, place) => Within(register, span, place, parameters)).DefaultIfEmpty("1 = 0"))})");
            return;
        }
        if (query.AsKnown is not { } known)
        {
            conditions.Add("e.known_to IS NULL");
            return;
        }
        conditions.Add("e.known_from <= @known AND (e.known_to IS NULL OR e.known_to > @known)");
        parameters.Add("known", Times.Print(known));
    }

    // By event, not by time: what is stored today may say that it was known a year ago.
    private static string Within(Register register, PublishedSpan span, int place, DynamicParameters parameters)
    {
        parameters.Add($"event{place}", span.Event);
        var conditions = new List<string>
        {
            $"e.event <= @event{place}",
            $"NOT EXISTS (SELECT 1 FROM {register.Table} AS n WHERE n.agency = e.agency AND n.entry = e.entry AND n.known_from > e.known_from AND n.event <= @event{place})",
        };
        AddDay(">=", "from", span.From);
        AddDay("<=", "to", span.To);
        return $"({string.Join(" AND ", conditions)})";

        void AddDay(string sign, string name, DateOnly? day)
        {
            if (day is { } date)
            {
                conditions.Add($"{DateOf(register)} {sign} @{name}{place}");
                parameters.Add($"{name}{place}", Times.Print(date));
            }
        }
    }

    private static void AddStatus(EntryQuery query, List<string> conditions, DynamicParameters parameters)
    {
        if (query.PublicOnly)
        {
            conditions.Add("e.status = 'verified' AND e.class = 'public'");
        }
        if (query.Status is { } status)
        {
            conditions.Add("e.status = @status");
            parameters.Add("status", status.Word());
        }
    }

    private static void AddFields(
        DbTransaction transaction, string agency, Register register, EntryQuery query, List<string> conditions, DynamicParameters parameters, List<Issue> issues)
    {
        if (query.Fields is not { Count: > 0 } fields)
        {
            return;
        }
        // Asking for what a hidden field is would tell what it is.
        var open = FieldTexts.Columns(register).Where(column => column.Field.Public || !query.PublicOnly).ToList();
        var cells = new CellReader(CodeLists.Load(transaction, agency));
        foreach (var (name, text) in fields)
        {
            if (TypedText.Refuse(text) is { } harmful)
            {
                issues.Add(harmful.At(Messages.Get("evidence.field", TypedText.Quoted(name)), null));
                continue;
            }
            var parameter = "w" + conditions.Count;
            if (name == "unit")
            {
                conditions.Add($"e.unit = @{parameter}");
                parameters.Add(parameter, Units.Load(transaction, agency).Find(text) is [var unit] ? unit.Code : text);
                continue;
            }
            var (field, column) = open.Find(column => column.Column == name);
            if (field is null)
            {
                issues.Add(new Refusal("entry.noField", [TypedText.Quoted(name), register.Name], Nearest.To(name, open.Select(column => column.Column))).Plain());
                continue;
            }
            var (value, refusal) = text.Length == 0 ? (null, null) : cells.Read(field, text, null);
            if (refusal is not null)
            {
                issues.Add(refusal.At(Messages.Get("evidence.field", column), null));
            }
            conditions.Add(value is null ? $"e.{RegisterTables.Quote(column)} IS NULL" : $"e.{RegisterTables.Quote(column)} = @{parameter}");
            parameters.Add(parameter, value);
        }
    }

    private static void AddCursor(EntryQuery query, string date, List<string> conditions, DynamicParameters parameters, List<Issue> issues)
    {
        if (query.Cursor is null)
        {
            return;
        }
        try
        {
            var place = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(query.Cursor));
            if (place is [{ } day, { } entry] && DateOnly.TryParseExact(day, "yyyy-MM-dd", out _) && TypedText.Refuse(entry) is null)
            {
                conditions.Add($"({date}, e.entry) > (@day, @after)");
                parameters.Add("day", day);
                parameters.Add("after", entry);
                return;
            }
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            // Reported below, as any other text that is no cursor.
        }
        issues.Add(Refusal.Of("entry.cursor").Plain());
    }

    private static string Cursor(Register register, ListedEntry last)
    {
        var date = RegisterTables.FieldColumns(register).ToList().IndexOf(RegisterTables.DateColumn(register));
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new[] { (string)last.Version.Values[date]!, last.Version.Entry })));
    }

    private static ListedEntry Entry(System.Data.IDataReader reader, List<(Field Field, string Column)> columns, bool publicOnly)
    {
        var values = new object?[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.IsDBNull(14 + i) ? null : reader.GetValue(14 + i);
        }
        var version = new EntryVersion(
            reader.GetString(0), reader.GetString(1), Text(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
            Text(6), Number(7), Number(8), reader.GetInt64(9), reader.GetString(10), values);
        var shown = columns.Zip(values, (column, value) => (column.Field, column.Column, value)).Where(cell => !publicOnly || cell.Field.Public).ToList();
        return new ListedEntry(version, shown, Text(11) ?? "", Text(12) ?? "", Text(13) ?? "");

        string? Text(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
        long? Number(int at) => reader.IsDBNull(at) ? null : reader.GetInt64(at);
    }
}
