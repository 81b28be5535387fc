using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Guibiao.Indicators;

/// <summary>Adds to rows of tally_day by prepared statements; a row that comes to nothing goes.</summary>
internal sealed class DayWriter : IDisposable
{
    // SQLITE_CONSTRAINT_DATATYPE
    private const int ConstraintDatatype = 3091;
    private static readonly string[] Key = ["@agency", "@tally", "@day", "@key", "@unit"];
    private readonly DbCommand add;
    private readonly DbCommand clear;

    public DayWriter(DbTransaction transaction, string agency)
    {
        add = Prepare(
            transaction, agency,
            """
            INSERT INTO tally_day (agency, tally, day, key, unit, plus, minus, entries_plus, entries_minus)
            VALUES (@agency, @tally, @day, @key, @unit, @plus, @minus, @entriesPlus, @entriesMinus)
            ON CONFLICT (agency, tally, day, key, unit) DO UPDATE SET plus = tally_day.plus + excluded.plus, minus = tally_day.minus + excluded.minus,
              entries_plus = tally_day.entries_plus + excluded.entries_plus, entries_minus = tally_day.entries_minus + excluded.entries_minus
            """,
            [.. Key, "@plus", "@minus", "@entriesPlus", "@entriesMinus"]);
        clear = Prepare(
            transaction, agency,
            """
            DELETE FROM tally_day WHERE agency = @agency AND tally = @tally AND day = @day AND key = @key AND unit = @unit
              AND plus = 0 AND minus = 0 AND entries_plus = 0 AND entries_minus = 0
            """,
            Key);
    }

    /// <summary>False where the row's number leaves the range of the store's whole numbers.</summary>
    public bool Write((string Tally, string Day, string Key, string Unit) at, (Int128 Plus, Int128 Minus, long EntriesPlus, long EntriesMinus) change)
    {
        if (!Fits(change.Plus) || !Fits(change.Minus))
        {
            return false;
        }
        Fill(add, at.Tally, at.Day, at.Key, at.Unit, (long)change.Plus, (long)change.Minus, change.EntriesPlus, change.EntriesMinus);
        try
        {
            add.ExecuteNonQuery();
        }
        // SQLite makes a sum that is too large a floating number, and a STRICT table takes none.
        catch (SqliteException full) when (full.SqliteExtendedErrorCode == ConstraintDatatype)
        {
            return false;
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.NumericValueOutOfRange)
        {
            return false;
        }
        if (change.EntriesPlus < 0 || change.EntriesMinus < 0)
        {
            Fill(clear, at.Tally, at.Day, at.Key, at.Unit);
            clear.ExecuteNonQuery();
        }
        return true;
    }

    public void Dispose()
    {
        add.Dispose();
        clear.Dispose();
    }

    private static bool Fits(Int128 number) => number >= long.MinValue && number <= long.MaxValue;

    private static DbCommand Prepare(DbTransaction transaction, string agency, string text, IEnumerable<string> names)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        command.Parameters[0].Value = agency;
        return command;
    }

    private static void Fill(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i + 1].Value = values[i];
        }
    }
}
