using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>The table of a register, written from its definition. A definition grows by columns; nothing is dropped.</summary>
public static class RegisterTables
{
    /// <summary>The columns that every register's table has before those of its fields.</summary>
    public static readonly IReadOnlyList<string> BuiltIn =
        ["agency", "entry", "known_from", "known_to", "unit", "status", "class", "file", "line", "import", "event", "digest", "extra"];

    public static string Quote(string name) => $"\"{name}\"";

    /// <summary>The columns of the fields, in order.</summary>
    public static IReadOnlyList<string> FieldColumns(Register register) => [.. register.Fields.SelectMany(field => field.Columns)];

    /// <summary>The column that decides the month reported.</summary>
    public static string DateColumn(Register register) => register.Field(register.Date).Columns[0];

    /// <summary>The statements that make the table and its indexes where they are not there yet.</summary>
    public static IReadOnlyList<string> Create(Register register, Dialect dialect)
    {
        var table = register.Table;
        string[] lines =
        [
            $"agency {dialect.Text} NOT NULL REFERENCES agency",
            $"entry {dialect.Text} NOT NULL",
            $"known_from {dialect.Time} NOT NULL",
            $"known_to {dialect.Time} CHECK (known_to > known_from)",
            $"unit {dialect.Text} NOT NULL",
            $"status {dialect.Text} NOT NULL CHECK (status IN ('entered', 'submitted', 'verified', 'returned'))",
            $"class {dialect.Text} NOT NULL CHECK (class IN ('public', 'restricted'))",
            $"file {dialect.Text}",
            $"line {dialect.Integer}",
            $"import {dialect.Integer}",
            $"event {dialect.Integer} NOT NULL",
            $"digest {dialect.Text} NOT NULL",
            $"extra {dialect.Json} NOT NULL DEFAULT '{{}}'",
            .. register.Fields.SelectMany(field => Columns(field, dialect, field.Required)),
            "PRIMARY KEY (agency, entry, known_from)",
            "FOREIGN KEY (agency, unit) REFERENCES unit (agency, unit)",
        ];
        return
        [
            $"CREATE TABLE IF NOT EXISTS {table} (\n  {string.Join(",\n  ", lines)}\n){dialect.TableSuffix}",
            $"CREATE UNIQUE INDEX IF NOT EXISTS {table}_current ON {table} (agency, entry) WHERE known_to IS NULL",
            $"CREATE INDEX IF NOT EXISTS {table}_date ON {table} (agency, {Quote(DateColumn(register))}, entry)",
        ];
    }

    /// <summary>The statements that add what the table, which has the columns <paramref name="present"/>, lacks. Rows of before stay empty there, so nothing added is NOT NULL.</summary>
    public static IReadOnlyList<string> Grow(Register register, Dialect dialect, IReadOnlySet<string> present) =>
    [
        .. from field in register.Fields
           from column in field.Columns.Zip(Columns(field, dialect, required: false))
           where !present.Contains(column.First)
           select $"ALTER TABLE {register.Table} ADD COLUMN {column.Second}",
    ];

    /// <summary>Makes the table, or adds the columns that it lacks; an agency's rows are its own.</summary>
    public static void Ensure(DbTransaction transaction, Dialect dialect, Register register)
    {
        var connection = transaction.Connection!;
        foreach (var statement in Create(register, dialect))
        {
            connection.Execute(statement, transaction: transaction);
        }
        var present = connection.Query<string>(dialect.ColumnsOf, new { table = register.Table }, transaction).ToHashSet(StringComparer.Ordinal);
        foreach (var statement in Grow(register, dialect, present))
        {
            connection.Execute(statement, transaction: transaction);
        }
        Grants.Protect(transaction, register.Table);
    }

    private static IEnumerable<string> Columns(Field field, Dialect dialect, bool required)
    {
        var columns = field.Columns;
        var notNull = required ? " NOT NULL" : "";
        if (field.Type != FieldType.Range)
        {
            return [Quote(columns[0]) + " " + Type(field, dialect) + notNull + Check(field.Type, columns[0], dialect)];
        }
        var (from, to) = (Quote(columns[0]), Quote(columns[1]));
        return
        [
            $"{from} {dialect.Date}{notNull}{Check(FieldType.Date, columns[0], dialect)}",
            $"{to} {dialect.Date}{Check(FieldType.Date, columns[1], dialect)} CHECK ({to} >= {from})",
        ];
    }

    private static string Type(Field field, Dialect dialect) => field.Type switch
    {
        FieldType.Date => dialect.Date,
        FieldType.YesNo => dialect.YesNo,
        FieldType.Integer or FieldType.Decimal or FieldType.Money => dialect.Integer,
        _ => dialect.Text,
    };

    // PostgreSQL's domain says what a day is; SQLite's text, and whole numbers in both, need the rule said.
    private static string Check(FieldType type, string column, Dialect dialect) => type switch
    {
        FieldType.Date when dialect.Date == dialect.Text => $" CHECK ({Quote(column)} IS date({Quote(column)}))",
        FieldType.YesNo when dialect.YesNo == dialect.Integer => $" CHECK ({Quote(column)} IN (0, 1))",
        _ => "",
    };
}
