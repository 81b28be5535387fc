using System.Data.Common;
using System.Globalization;
using Guibiao.Storage;
using Microsoft.Data.Sqlite;

namespace Guibiao.Evidence;

/// <summary>The versions of a register's entries in the store, within one transaction. Statements are prepared once: a file has many rows.</summary>
public sealed class EntryTable : IDisposable
{
    private const int Batch = 200;
    private const string Fixed = "entry, known_from, known_to, unit, status, class, file, line, import, event, digest";
    private readonly DbTransaction transaction;
    private readonly string agency;
    private readonly Register register;
    private readonly IReadOnlyList<string> columns;
    private readonly ColumnNames names;
    private readonly List<DbCommand> commands = [];
    private DbCommand? insert;
    private DbCommand? known;
    private DbCommand? close;

    public EntryTable(DbTransaction transaction, string agency, Register register)
    {
        (this.transaction, this.agency, this.register) = (transaction, agency, register);
        columns = RegisterTables.FieldColumns(register);
        names = new ColumnNames(columns);
    }

    /// <summary>The version as tallies see it.</summary>
    public EntryRow Row(EntryVersion version) => new(version.Entry, version.Unit, names.With(version.Values));

    public EntryRow Row(EvidenceRow row) => new(row.Entry, row.Unit, names.With(row.Values));

    public bool IsEmpty()
    {
        using var command = Command($"SELECT 1 FROM {register.Table} WHERE agency = @agency LIMIT 1");
        command.Parameters.Add(Parameter(command, "@agency", agency));
        return command.ExecuteScalar() is null;
    }

    public void Insert(EntryVersion version)
    {
        insert ??= Prepare(
            $"INSERT INTO {register.Table} (agency, {Fixed}{List(column => RegisterTables.Quote(column))}) VALUES (@agency, @entry, @known_from, @known_to, @unit, @status, @class, @file, @line, @import, @event, @digest{List(column => "@f_" + column)})",
            ["@agency", "@entry", "@known_from", "@known_to", "@unit", "@status", "@class", "@file", "@line", "@import", "@event", "@digest", .. columns.Select(column => "@f_" + column)]);
        var parameters = insert.Parameters;
        parameters[0].Value = agency;
        parameters[1].Value = version.Entry;
        parameters[2].Value = version.KnownFrom;
        parameters[3].Value = (object?)version.KnownTo ?? DBNull.Value;
        parameters[4].Value = version.Unit;
        parameters[5].Value = version.Status;
        parameters[6].Value = version.Class;
        parameters[7].Value = (object?)version.File ?? DBNull.Value;
        parameters[8].Value = (object?)version.Line ?? DBNull.Value;
        parameters[9].Value = (object?)version.Import ?? DBNull.Value;
        parameters[10].Value = version.Event;
        parameters[11].Value = version.Digest;
        for (var i = 0; i < columns.Count; i++)
        {
            parameters[12 + i].Value = version.Values[i] ?? DBNull.Value;
        }
        insert.ExecuteNonQuery();
    }

    /// <summary>Ends the current version of an entry: it was known until then.</summary>
    public void Close(string entry, string knownTo)
    {
        close ??= Prepare($"UPDATE {register.Table} SET known_to = @to WHERE agency = @agency AND entry = @entry AND known_to IS NULL", ["@to", "@agency", "@entry"]);
        close.Parameters[0].Value = knownTo;
        close.Parameters[1].Value = agency;
        close.Parameters[2].Value = entry;
        close.ExecuteNonQuery();
    }

    /// <summary>Every content that the entries have or ever had: (entry, digest, whether it is the current one).</summary>
    public List<(string Entry, string Digest, bool Current)> KnownContents(IEnumerable<string> entries)
    {
        var found = new List<(string, string, bool)>();
        foreach (var part in entries.Chunk(Batch))
        {
            known ??= Prepare(
                $"SELECT entry, digest, known_to IS NULL FROM {register.Table} WHERE agency = @agency AND entry IN ({Places()})",
                ["@agency", .. Enumerable.Range(0, Batch).Select(Place)]);
            Fill(known, part);
            using var reader = known.ExecuteReader();
            while (reader.Read())
            {
                found.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
            }
        }
        return found;
    }

    /// <summary>The current versions of the entries that there are.</summary>
    public List<EntryVersion> Current(IEnumerable<string> entries) => InBatches(
        $"SELECT {Fixed}{List(RegisterTables.Quote)} FROM {register.Table} WHERE agency = @agency AND known_to IS NULL AND entry IN ({Places()})", entries, Read);

    /// <summary>The entries that have one of the statuses now, in order; of one import where that is given.</summary>
    public List<string> InStatus(IEnumerable<EntryStatus> statuses, long? import)
    {
        using var command = Command(
            $"SELECT entry FROM {register.Table} WHERE agency = @agency AND known_to IS NULL AND status IN ({string.Join(", ", statuses.Select(status => $"'{status.Word()}'"))}){(import is null ? "" : " AND import = @import")} ORDER BY entry");
        command.Parameters.Add(Parameter(command, "@agency", agency));
        command.Parameters.Add(Parameter(command, "@import", import));
        var found = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }
        return found;
    }

    /// <summary>Those of the entries that somebody entered, submitted or corrected before they were verified.</summary>
    public List<string> TouchedBy(string by, IEnumerable<string> entries) => InBatches(
        $"SELECT DISTINCT e.entry FROM {register.Table} AS e JOIN event AS v ON v.agency = e.agency AND v.number = e.event WHERE e.agency = @agency AND e.status IN ('entered', 'submitted') AND e.entry IN ({Places()}) AND v.by = @by ORDER BY e.entry",
        entries, reader => reader.GetString(0), ("@by", by));

    /// <summary>How many entries each unit has now in each month of a time, by status.</summary>
    public List<EntryCount> Counts(DateOnly from, DateOnly to)
    {
        var date = RegisterTables.Quote(RegisterTables.DateColumn(register));
        using var command = Command(
            $"SELECT unit, substr({date}, 1, 7), status, COUNT(*) FROM {register.Table} WHERE agency = @agency AND known_to IS NULL AND {date} BETWEEN @from AND @to GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
        command.Parameters.Add(Parameter(command, "@agency", agency));
        command.Parameters.Add(Parameter(command, "@from", Times.Print(from)));
        command.Parameters.Add(Parameter(command, "@to", Times.Print(to)));
        var found = new List<EntryCount>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            found.Add(new EntryCount(reader.GetString(0), Times.ReadDate(reader.GetString(1) + "-01"), EntryStatuses.Find(reader.GetString(2))!.Value, reader.GetInt64(3)));
        }
        return found;
    }

    /// <summary>How many entries that are not returned a unit has now in a month.</summary>
    public long CountIn(string unit, DateOnly from, DateOnly to)
    {
        var date = RegisterTables.Quote(RegisterTables.DateColumn(register));
        using var command = Command(
            $"SELECT COUNT(*) FROM {register.Table} WHERE agency = @agency AND unit = @unit AND known_to IS NULL AND status <> 'returned' AND {date} >= @from AND {date} < @to");
        command.Parameters.Add(Parameter(command, "@agency", agency));
        command.Parameters.Add(Parameter(command, "@unit", unit));
        command.Parameters.Add(Parameter(command, "@from", Times.Print(from)));
        command.Parameters.Add(Parameter(command, "@to", Times.Print(to)));
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => commands.ForEach(command => command.Dispose());

    // What a statement finds for the entries, a batch of them at a time.
    private List<T> InBatches<T>(string sql, IEnumerable<string> entries, Func<DbDataReader, T> read, params IEnumerable<(string Name, object Value)> more)
    {
        var found = new List<T>();
        foreach (var part in entries.Chunk(Batch))
        {
            using var command = Command(sql);
            command.Parameters.Add(Parameter(command, "@agency", agency));
            foreach (var place in Enumerable.Range(0, Batch))
            {
                command.Parameters.Add(Parameter(command, Place(place), null));
            }
            foreach (var (name, value) in more)
            {
                command.Parameters.Add(Parameter(command, name, value));
            }
            Fill(command, part);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                found.Add(read(reader));
            }
        }
        return found;
    }

    private EntryVersion Read(DbDataReader reader)
    {
        var values = new object?[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.IsDBNull(11 + i) ? null : reader.GetValue(11 + i);
        }
        return new EntryVersion(
            reader.GetString(0), reader.GetString(1), Text(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
            Text(6), Number(7), Number(8), reader.GetInt64(9), reader.GetString(10), values);

        string? Text(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
        long? Number(int at) => reader.IsDBNull(at) ? null : reader.GetInt64(at);
    }

    private string List(Func<string, string> print) => string.Concat(columns.Select(column => ", " + print(column)));

    private static string Place(int at) => string.Create(CultureInfo.InvariantCulture, $"@k{at}");

    private static string Places() => string.Join(", ", Enumerable.Range(0, Batch).Select(Place));

    // A last, shorter batch repeats its first key, so that one statement serves all.
    private void Fill(DbCommand command, string[] keys)
    {
        command.Parameters[0].Value = agency;
        for (var i = 0; i < Batch; i++)
        {
            command.Parameters[i + 1].Value = keys[i < keys.Length ? i : 0];
        }
    }

    private DbCommand Prepare(string text, IEnumerable<string> parameters)
    {
        var command = Command(text);
        foreach (var name in parameters)
        {
            command.Parameters.Add(Parameter(command, name, null));
        }
        // Npgsql prepares by itself what is said again and again, and can't before it has seen the values' types.
        if (command is SqliteCommand)
        {
            command.Prepare();
        }
        commands.Add(command);
        return command;
    }

    private DbCommand Command(string text)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        return command;
    }

    private static DbParameter Parameter(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }
}
