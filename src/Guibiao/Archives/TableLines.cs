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

    /// <summary>Tells every row's line (without its line end), and proves what it read.</summary>
    public static TableProof Read(DbTransaction transaction, Dialect dialect, string table, Action<ReadOnlySpan<byte>>? tell)
    {
        var columns = Columns(transaction, dialect, table);
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(RegisterTables.Quote))} FROM {RegisterTables.Quote(table)}";
        using var reader = command.ExecuteReader();
        using var line = new MemoryStream();
        using var writer = new Utf8JsonWriter(line, Options);
        var proof = new TableProof();
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
        return proof;
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
