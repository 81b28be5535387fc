using System.Data.Common;
using Dapper;
using Guibiao.Evidence;

namespace Guibiao.Indicators;

/// <summary>A register's verified entries of now, one after the other.</summary>
internal static class VerifiedEntries
{
    public static IEnumerable<EntryRow> Read(DbTransaction transaction, string agency, Register register)
    {
        var columns = RegisterTables.FieldColumns(register);
        var sql = $"SELECT entry, unit, {string.Join(", ", columns.Select(RegisterTables.Quote))} FROM {register.Table} WHERE agency = @agency AND known_to IS NULL AND status = 'verified'";
        var names = new ColumnNames(columns);
        using var reader = transaction.Connection!.ExecuteReader(sql, new { agency }, transaction);
        while (reader.Read())
        {
            var values = new object?[columns.Count];
            for (var i = 0; i < columns.Count; i++)
            {
                values[i] = reader.IsDBNull(i + 2) ? null : reader.GetValue(i + 2);
            }
            yield return new EntryRow(reader.GetString(0), reader.GetString(1), names.With(values));
        }
    }
}
