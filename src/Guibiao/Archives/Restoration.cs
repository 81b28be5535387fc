using System.Data.Common;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Storage;

namespace Guibiao.Archives;

/// <summary>Stores an archive: all of it or nothing, proved before it is committed by rows, sums, contents, a recount of the tallies and the chains. It opens each chain's next epoch.</summary>
public sealed partial class Restoration(Store store, Seals seals, ArchiveReader archive, Action<string, long> tell)
{
    /// <summary>How many rows each table of the database holds now: what a replacement would take away. Empty where no agency is kept.</summary>
    public IReadOnlyDictionary<string, long> Present() => store.Read(transaction => Agencies.All(transaction).Count == 0
        ? new Dictionary<string, long>()
        : ArchiveTables.Of(transaction).ToDictionary(table => table, table => transaction.Connection!.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}", transaction: transaction)));

    /// <exception cref="ArchiveException">The archive isn't what it says, or the database isn't empty and shall not be replaced. Nothing was stored.</exception>
    public void Store(Change change, bool replace)
    {
        try
        {
            store.Write(transaction =>
            {
                if (Agencies.All(transaction).Count > 0 && !replace)
                {
                    throw ArchiveException.Of("archive.notEmpty");
                }
                var epochs = NextEpochs(transaction);
                Clear(transaction);
                Fill(transaction);
                Prove(transaction);
                OpenEpochs(transaction, epochs, change);
                return 0;
            });
        }
        catch (Exception fault) when (BreaksARule(fault) || fault is InvalidOperationException or FormatException or System.Text.Json.JsonException)
        {
            throw ArchiveException.Of("archive.unfit", fault.Message);
        }
        store.Write(transaction => seals.Seal(transaction, change.At));
    }

    // A full disk is no fault of the archive's.
    private static bool BreaksARule(Exception fault) => fault is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } or DbException { SqlState: ['2', '2' or '3', ..] };

    private static void Clear(DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        foreach (var register in RegisterStore.All(transaction))
        {
            connection.Execute($"DROP TABLE {register.Table}", transaction: transaction);
        }
        foreach (var table in ArchiveTables.Fixed.Concat(ArchiveTables.LeftOut).Reverse())
        {
            connection.Execute($"DELETE FROM {table}", transaction: transaction);
        }
    }

    private void Fill(DbTransaction transaction)
    {
        foreach (var table in ArchiveTables.Fixed)
        {
            Fill(transaction, table);
        }
        var registers = RegisterStore.All(transaction);
        foreach (var register in registers)
        {
            // Its names go into statements as they are.
            if (register.Fields.SelectMany(field => field.Columns).Append(register.Name).FirstOrDefault(name => !PlainName().IsMatch(name)) is { } odd)
            {
                throw ArchiveException.Of("archive.stranger", TypedText.Quoted(odd));
            }
            RegisterTables.Ensure(transaction, store.Dialect, register);
            Fill(transaction, register.Table);
        }
        var known = ArchiveTables.Fixed.Concat(registers.Select(register => register.Table)).ToHashSet(StringComparer.Ordinal);
        if (archive.Tables.Keys.FirstOrDefault(table => !known.Contains(table)) is { } stranger)
        {
            throw ArchiveException.Of("archive.stranger", TypedText.Quoted(stranger));
        }
    }

    private void Fill(DbTransaction transaction, string table)
    {
        if (!archive.Tables.ContainsKey(table))
        {
            if (archive.Schema < ArchiveTables.Since.GetValueOrDefault(table))
            {
                return;
            }
            throw ArchiveException.Of("archive.lacks", table);
        }
        var known = TableLines.Columns(transaction, store.Dialect, table).ToHashSet(StringComparer.Ordinal);
        using var insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        var (columns, rows, parents) = (Array.Empty<string>(), 0L, new List<JsonObject>());
        foreach (var row in archive.Rows(table))
        {
            if (columns.Length == 0)
            {
                columns = [.. row.Select(cell => cell.Key)];
                Prepare(insert, table, columns);
            }
            if (row.Count != columns.Length || columns.Any(column => !row.ContainsKey(column) || !known.Contains(column)))
            {
                throw ArchiveException.Of("archive.badLine", table);
            }
            for (var at = 0; at < columns.Length; at++)
            {
                insert.Parameters[at].Value = Cell(row[columns[at]], table);
            }
            // A unit may stand before the one it belongs to.
            if (table == "unit" && row["parent"] is not null)
            {
                parents.Add(row);
                insert.Parameters[Array.IndexOf(columns, "parent")].Value = DBNull.Value;
            }
            insert.ExecuteNonQuery();
            if (++rows % 50_000 == 0)
            {
                tell(table, rows);
            }
        }
        foreach (var row in parents)
        {
            transaction.Connection!.Execute(
                "UPDATE unit SET parent = @parent WHERE agency = @agency AND unit = @unit", new { parent = (string?)row["parent"], agency = (string?)row["agency"], unit = (string?)row["unit"] }, transaction);
        }
    }

    private static void Prepare(DbCommand insert, string table, string[] columns)
    {
        if (columns.Any(column => column.Contains('"', StringComparison.Ordinal)))
        {
            throw ArchiveException.Of("archive.badLine", table);
        }
        insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(RegisterTables.Quote))}) VALUES ({string.Join(", ", columns.Select((_, at) => "@p" + at))})";
        for (var at = 0; at < columns.Length; at++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = "@p" + at;
            insert.Parameters.Add(parameter);
        }
    }

    private static object Cell(JsonNode? cell, string table) => cell switch
    {
        null => DBNull.Value,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<long>(out var number) => number,
        _ => throw ArchiveException.Of("archive.badLine", table),
    };

    private void Prove(DbTransaction transaction)
    {
        foreach (var table in ArchiveTables.Of(transaction))
        {
            Compare(transaction, table);
        }
        foreach (var agency in Agencies.All(transaction))
        {
            transaction.Enter(agency);
            foreach (var register in RegisterStore.All(transaction))
            {
                TallyBook.Rebuild(transaction, agency, register);
            }
            if (EventLog.Verify(transaction, agency) is { Ok: false } broken)
            {
                throw ArchiveException.Of("archive.broken", agency, broken.Wrong);
            }
        }
        if (SecurityLog.Verify(transaction) is { Ok: false } cut)
        {
            throw ArchiveException.Of("archive.broken", "", cut.Wrong);
        }
        // Counted anew from the restored entries, the tallies must be those that were archived.
        Compare(transaction, "tally_day");
        Compare(transaction, "unit_month");
    }

    private void Compare(DbTransaction transaction, string table)
    {
        // A column that came after the archive is not in it: the rest must be as it was.
        var archived = archive.Tables.ContainsKey(table) ? archive.Rows(table).FirstOrDefault()?.Select(cell => cell.Key).ToHashSet(StringComparer.Ordinal) : null;
        var stored = TableLines.Read(transaction, store.Dialect, table, null, archived).ToJson();
        // Of a table that came after the archive there is nothing, and nothing may be there.
        if (!archive.Tables.ContainsKey(table) ? (long)stored["rows"]! > 0 : stored.Any(part => !JsonNode.DeepEquals(part.Value, archive.Tables[table][part.Key])))
        {
            throw ArchiveException.Of("archive.proof", table);
        }
    }

    // Later than any epoch that the database or the head file knows of the chain.
    private Dictionary<string, long> NextEpochs(DbTransaction transaction) => Agencies.All(transaction).Append("").Distinct()
        .ToDictionary(agency => agency, agency => seals.LastEpoch(transaction, agency));

    private void OpenEpochs(DbTransaction transaction, Dictionary<string, long> before, Change change)
    {
        foreach (var agency in Agencies.All(transaction))
        {
            Epochs.Open(transaction, agency, 1 + Math.Max(before.GetValueOrDefault(agency), seals.LastEpoch(transaction, agency)), change, Told());
        }
        var epoch = Told();
        epoch["epoch"] = 1 + Math.Max(before[""], seals.LastEpoch(transaction, ""));
        SecurityLog.Append(transaction, [SecurityEvent.Of(change.At, change.By, "", Epochs.Kind, change.Reason, epoch)], change.At);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName();

    private JsonObject Told() => new() { ["restored"] = (string?)archive.Told["made"], ["event"] = (string?)archive.Tables["event"]["content"] };
}
