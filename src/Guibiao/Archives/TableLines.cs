using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Archives;

/// <summary>A table as lines of JSON that are the same whichever store it is in: texts, whole numbers and null; dates and times as SQLite has them.</summary>
public static class TableLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Tells every row's line (without its line end), and proves what it read: of all columns, or of those that an older schema had.</summary>
    public static TableProof Read(DbTransaction transaction, Dialect dialect, string table, Action<ReadOnlySpan<byte>>? tell, IReadOnlySet<string>? only = null)
    {
        IReadOnlyList<string> columns = [.. Columns(transaction, dialect, table).Where(column => only?.Contains(column) != false)];
        var statement = $"SELECT {string.Join(", ", columns.Select(RegisterTables.Quote))} FROM {RegisterTables.Quote(table)}";
        var proof = new TableProof();
        if (!Grants.IsBound(transaction, table))
        {
            Read(transaction, statement, null, columns, proof, tell);
            return proof;
        }
        // This role sees one agency's rows at a time.
        foreach (var agency in Agencies.All(transaction))
        {
            transaction.Enter(agency);
            Read(transaction, statement + " WHERE agency = @agency", agency, columns, proof, tell);
        }
        return proof;
    }

    private static void Read(DbTransaction transaction, string statement, string? agency, IReadOnlyList<string> columns, TableProof proof, Action<ReadOnlySpan<byte>>? tell)
    {
        using var reader = transaction.Connection!.ExecuteReader(statement, new { agency }, transaction);
        using var line = new MemoryStream();
        using var writer = new Utf8JsonWriter(line, Options);
        while (reader.Read())
        {
            line.SetLength(0);
            writer.Reset();
            writer.WriteStartObject();
            for (var at = 0; at < columns.Count; at++)
            {
                Write(writer, columns[at], reader.GetValue(at), proof);
            }
            writer.WriteEndObject();
            writer.Flush();
            var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
            proof.Add(bytes);
            tell?.Invoke(bytes);
        }
    }

    /// <summary>The columns that the table has, in one order for all stores.</summary>
    public static IReadOnlyList<string> Columns(DbTransaction transaction, Dialect dialect, string table) =>
        [.. transaction.Connection!.Query<string>(dialect.ColumnsOf, new { table }, transaction).Order(StringComparer.Ordinal)];

    private static void Write(Utf8JsonWriter writer, string column, object value, TableProof proof)
    {
        switch (Neutral(value))
        {
            case null:
                writer.WriteNull(column);
                break;
            case long number:
                writer.WriteNumber(column, number);
                proof.Add(column, number);
                break;
            case string text:
                // A store with a JSON type spells it its own way.
                writer.WriteString(column, column == "extra" ? CanonicalJson.Print(JsonNode.Parse(text)) : text);
                break;
        }
    }

    private static object? Neutral(object value) => value switch
    {
        DBNull => null,
        string text => text,
        bool yes => yes ? 1L : 0L,
        DateOnly day => Times.Print(day),
        DateTime time => Times.Print(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))),
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
