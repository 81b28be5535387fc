using System.Data.Common;

namespace Guibiao.Indicators;

/// <summary>Adds to rows of tally_day by one prepared statement.</summary>
internal sealed class DayWriter : IDisposable
{
    private static readonly string[] Names = ["@agency", "@tally", "@day", "@key", "@unit", "@plus", "@minus", "@entriesPlus", "@entriesMinus"];
    private readonly DbCommand command;

    public DayWriter(DbTransaction transaction, string agency)
    {
        command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            INSERT INTO tally_day (agency, tally, day, key, unit, plus, minus, entries_plus, entries_minus)
            VALUES (@agency, @tally, @day, @key, @unit, @plus, @minus, @entriesPlus, @entriesMinus)
            ON CONFLICT (agency, tally, day, key, unit) DO UPDATE SET plus = plus + excluded.plus, minus = minus + excluded.minus,
              entries_plus = entries_plus + excluded.entries_plus, entries_minus = entries_minus + excluded.entries_minus
            """;
        foreach (var name in Names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        command.Parameters[0].Value = agency;
    }

    public void Write((string Tally, string Day, string Key, string Unit) at, (long Plus, long Minus, long EntriesPlus, long EntriesMinus) change)
    {
        object[] values = [at.Tally, at.Day, at.Key, at.Unit, change.Plus, change.Minus, change.EntriesPlus, change.EntriesMinus];
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i + 1].Value = values[i];
        }
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
