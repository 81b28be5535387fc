using System.Text.Json.Nodes;

namespace Guibiao.Evidence;

/// <summary>Stored values as a file would have them, and as JSON: scaled integers get their point back.</summary>
public static class FieldTexts
{
    public static IEnumerable<string> Of(Register register, object?[] values) =>
        Columns(register).Zip(values, (column, value) => value switch
        {
            null => "",
            long number when column.Field.Type == FieldType.YesNo => number == 1 ? "true" : "false",
            long number => NumberText.Print(number, Scale(column.Field)),
            _ => (string)value,
        });

    /// <summary>By column: a decimal or money is a string with all its digits.</summary>
    public static JsonNode? Json(Field field, object? value) => value switch
    {
        null => null,
        long number when field.Type == FieldType.YesNo => JsonValue.Create(number == 1),
        long number when field.Type == FieldType.Integer => JsonValue.Create(number),
        long number => JsonValue.Create(NumberText.Print(number, Scale(field))),
        _ => JsonValue.Create((string)value),
    };

    public static IEnumerable<(Field Field, string Column)> Columns(Register register) =>
        register.Fields.SelectMany(field => field.Columns.Select(column => (field, column)));

    private static int Scale(Field field) => field.Type == FieldType.Integer ? 0 : field.Scale;
}
