using System.Data.Common;
using BenchmarkDotNet.Attributes;
using Guibiao.Evidence;
using Guibiao.Storage;

namespace Guibiao.Benchmarks;

/// <summary>100,000 rows of CSV, checked, typed and tallied, beside a prepared insert of the same rows into the same table with the same indexes in one transaction.</summary>
public class Importing
{
    public const int Rows = 100_000;

    private readonly byte[] csv = Sample.VisitsCsv(Rows);
    private List<object?[]> rows = [];
    private string[] columns = [];
    private Sample sample = null!;

    [GlobalSetup]
    public void SetUp()
    {
        using var filled = new Sample();
        filled.ImportVisits(csv);
        filled.Store.Read(transaction =>
        {
            using var command = Command(transaction, "SELECT * FROM r_visits WHERE entry LIKE 'Z%' ORDER BY rowid");
            using var reader = command.ExecuteReader();
            columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
            }
            return 0;
        });
    }

    [IterationSetup]
    public void Begin() => sample = new Sample();

    [IterationCleanup]
    public void End() => sample.Dispose();

    [Benchmark(Baseline = true)]
    public int RawPreparedInsert() => sample.Store.Write(transaction =>
    {
        using var command = Command(transaction, $"INSERT INTO r_visits ({string.Join(", ", columns.Select(RegisterTables.Quote))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})");
        var parameters = columns.Select((_, i) =>
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
            return parameter;
        }).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i] ?? DBNull.Value;
            }
            command.ExecuteNonQuery();
        }
        return rows.Count;
    });

    [Benchmark]
    public int ImportCsv() => sample.ImportVisits(csv).Accepted == Rows ? Rows : throw new InvalidOperationException("not all rows were accepted");

    private static DbCommand Command(DbTransaction transaction, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        return command;
    }
}
