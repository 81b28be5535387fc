using Guibiao.Evidence;

namespace Guibiao.Indicators.Filters;

/// <summary>Writes a filter as a WHERE over the register's own table; two-valued, as the filter in memory is.</summary>
public sealed class FilterSql
{
    private readonly List<KeyValuePair<string, object?>> parameters = [];
    private readonly string table;

    private FilterSql(string table) => this.table = table;

    public static SqlFilter Write(Filter filter, Register register)
    {
        var writer = new FilterSql(register.Table);
        return new SqlFilter(writer.Of(filter), writer.parameters);
    }

    private string Of(Filter filter) => filter switch
    {
        Filter.And(var left, var right) => $"({Of(left)} AND {Of(right)})",
        Filter.Or(var left, var right) => $"({Of(left)} OR {Of(right)})",
        Filter.Not(var inner) => $"NOT {Of(inner)}",
        Filter.IsEmpty(var column) => $"({Column(column)} IS NULL)",
        Filter.Compare(var column, var sign, var value) => $"({Column(column)} IS NOT NULL AND {Column(column)} {sign} {Parameter(value)})",
        Filter.OneOf(_, { Count: 0 }) => "(1 = 0)",
        Filter.OneOf(var column, var values) => $"({Column(column)} IS NOT NULL AND {Column(column)} IN ({string.Join(", ", values.Select(Parameter))}))",
        Filter.MemberOf(var column, var list, var date) => MemberOf(Column(column), list, Column(date)),
        _ => "(1 = 1)",
    };

    private string MemberOf(string column, string list, string date) =>
        $"EXISTS (SELECT 1 FROM list_member AS m WHERE m.agency = {table}.agency AND m.list = {Parameter(list)} AND m.code = {column} AND m.from_date <= {date} AND (m.to_date IS NULL OR {date} < m.to_date))";

    private string Column(string name) => $"{table}.{RegisterTables.Quote(name)}";

    private string Parameter(object value)
    {
        var name = $"@f{parameters.Count}";
        parameters.Add(new(name, value));
        return name;
    }
}
