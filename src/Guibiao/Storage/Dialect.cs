namespace Guibiao.Storage;

/// <summary>What differs between the stores when a register's table is made or a filter is written.</summary>
public sealed record Dialect(string Name, string Text, string Integer, string Date, string Time, string YesNo, string Json, string TableSuffix)
{
    public static readonly Dialect Sqlite = new("sqlite", "TEXT", "INTEGER", "TEXT", "TEXT", "INTEGER", "TEXT", " STRICT");
    public static readonly Dialect PostgreSql = new("postgresql", "text", "bigint", "date", "timestamptz", "boolean", "jsonb", "");
}
