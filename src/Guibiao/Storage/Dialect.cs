namespace Guibiao.Storage;

/// <summary>What differs between the stores when a register's table is made or a filter is written.</summary>
public sealed record Dialect(string Name, string Text, string Integer, string Date, string Time, string YesNo, string Json, string TableSuffix, string ColumnsOf)
{
    public static readonly Dialect Sqlite = new("sqlite", "TEXT", "INTEGER", "TEXT", "TEXT", "INTEGER", "TEXT", " STRICT",
        "SELECT name FROM pragma_table_info(@table)");

    /// <summary>Domains and a collation make PostgreSQL keep and order what SQLite does: docs/adr/0008.</summary>
    public static readonly Dialect PostgreSql = new("postgresql", "text COLLATE \"C\"", "bigint", "iso_date", "iso_time", "bigint", "text", "",
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @table");
}
