using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>Register definitions and coverage in the store. A definition is shared by the agencies that use it, so it only grows.</summary>
public static class RegisterStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>Stores the definition, and makes or grows its table. A change that would give stored entries another meaning is refused: nothing is stored then.</summary>
    public static IReadOnlyList<Issue> Save(DbTransaction transaction, Dialect dialect, Register register)
    {
        if (Find(transaction, register.Name) is { } stored && Changes(stored, register) is { Count: > 0 } issues)
        {
            return issues;
        }
        RegisterTables.Ensure(transaction, dialect, register);
        transaction.Connection!.Execute(
            "INSERT INTO register (register, definition) VALUES (@name, @definition) ON CONFLICT (register) DO UPDATE SET definition = excluded.definition",
            new { name = register.Name, definition = JsonSerializer.Serialize(register, Json) }, transaction);
        return [];
    }

    public static Register? Find(DbTransaction transaction, string name)
    {
        var definition = transaction.Connection!.ExecuteScalar<string?>("SELECT definition FROM register WHERE register = @name", new { name }, transaction);
        return definition is null ? null : JsonSerializer.Deserialize<Register>(definition, Json);
    }

    public static IReadOnlyList<Register> All(DbTransaction transaction) =>
    [
        .. transaction.Connection!.Query<string>("SELECT definition FROM register ORDER BY register", transaction: transaction)
            .Select(definition => JsonSerializer.Deserialize<Register>(definition, Json)!),
    ];

    public static void SaveCoverage(DbTransaction transaction, string agency, string register, IEnumerable<Coverage> coverage)
    {
        var connection = transaction.Connection!;
        connection.Execute("DELETE FROM coverage WHERE agency = @agency AND register = @register", new { agency, register }, transaction);
        foreach (var time in coverage)
        {
            connection.Execute(
                "INSERT INTO coverage (agency, register, from_date, to_date) VALUES (@agency, @register, @from, @to)",
                new { agency, register, from = Times.Print(time.From), to = time.To is { } to ? Times.Print(to) : null }, transaction);
        }
    }

    public static IReadOnlyList<Coverage> LoadCoverage(DbTransaction transaction, string agency, string register) =>
    [
        .. transaction.Connection!.Query<(string From, string? To)>(
            "SELECT from_date, to_date FROM coverage WHERE agency = @agency AND register = @register ORDER BY from_date", new { agency, register }, transaction)
            .Select(row => new Coverage(Times.ReadDate(row.From), row.To is null ? null : Times.ReadDate(row.To))),
    ];

    private static List<Issue> Changes(Register stored, Register register)
    {
        var issues = new List<Issue>();
        if (!stored.Key.SequenceEqual(register.Key) || stored.Date != register.Date)
        {
            issues.Add(Issue.Error("register.keyChanged", null, register.Name));
        }
        foreach (var old in stored.Fields)
        {
            var now = register.Fields.FirstOrDefault(field => field.Name == old.Name);
            if (now is null)
            {
                issues.Add(Issue.Error("register.fieldGone", null, register.Name, old.Name));
            }
            else if (now.Type != old.Type || now.Scale != old.Scale || now.List != old.List)
            {
                issues.Add(Issue.Error("register.fieldChanged", null, register.Name, old.Name));
            }
        }
        return issues;
    }
}
