using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>Types and checks the rows of a file: each row gives an entry, or an issue for every cell that is wrong.</summary>
public sealed class RowReader
{
    // What a spreadsheet shows where a formula gave nothing; in a text field it would look like a value.
    private static readonly HashSet<string> FailedFormulas =
    [
        "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "Err:502", "Err:504", "Err:508", "Err:509", "Err:511", "Err:522",
    ];

    private readonly Register register;
    private readonly Header header;
    private readonly Units units;
    private readonly CellReader cells;
    private readonly ContentDigest digest;
    private readonly DateTimeOffset now;
    private readonly IReadOnlyList<Cell> columns;
    private readonly int date;
    private readonly int[] key;

    public RowReader(Register register, Header header, Units units, CodeLists lists, DateTimeOffset now)
    {
        (this.register, this.header, this.units, this.now) = (register, header, units, now);
        (cells, digest) = (new CellReader(lists), new ContentDigest(register));
        columns = [.. register.Fields.SelectMany(field => field.Columns.Select((name, i) => new Cell(field, name, Needed: field.Required && i == 0)))];
        date = Index(RegisterTables.DateColumn(register));
        // A range names an entry by its start.
        key = [.. register.Key.Select(name => Index(register.Field(name).Columns[0]))];
    }

    /// <summary>Where the row comes from a screen or command and not from a file: the entry that it is about.</summary>
    public string? About { get; init; }

    /// <summary>The row's entry, or null after issues.</summary>
    public EvidenceRow? Read(FileRow line, ICollection<Issue> issues)
    {
        var wrong = issues.Count;
        if (!HasItsCells(line, issues) || !IsReadable(line, issues))
        {
            return null;
        }
        var values = new object?[columns.Count];
        // The date goes first: membership in dated lists and units is asked on it.
        ReadColumn(line, date, null, values, issues);
        var on = values[date] is string day ? Times.ReadDate(day) : (DateOnly?)null;
        for (var i = 0; i < columns.Count; i++)
        {
            if (i != date)
            {
                ReadColumn(line, i, on, values, issues);
            }
        }
        CheckRanges(line, values, issues);
        var unit = ReadUnit(line, on, issues);
        var @class = ReadClass(line, issues);
        var status = ReadStatus(line, issues);
        var (reported, verified) = (ReadTime(line, header.ReportedAt, issues), ReadTime(line, header.VerifiedAt, issues));
        if (verified < reported)
        {
            Refuse(line, header.VerifiedAt, Refusal.Of("evidence.verifiedBeforeReported"), issues);
        }
        var reason = Text(line, header.Reason);
        return issues.Count > wrong || Key(line, values, issues) is not { } entry
            ? null
            : new EvidenceRow(line, entry, unit!, status, @class, reported, verified, reason.Length == 0 ? null : reason, values, digest.Of(unit!, @class, values));
    }

    private int Index(string column) => columns.Select((cell, i) => (cell.Column, i)).First(pair => pair.Column == column).i;

    private bool HasItsCells(FileRow line, ICollection<Issue> issues)
    {
        var surplus = false;
        for (var i = header.Names.Count; i < line.Cells.Length; i++)
        {
            surplus |= line.Cells[i].Length > 0;
        }
        if (surplus || line.Cells.Length < header.Names.Count)
        {
            issues.Add(line.Refuse(Refusal.Of("evidence.ragged", line.Cells.Length, header.Names.Count)));
            return false;
        }
        for (var i = 0; i < header.Names.Count; i++)
        {
            if (header.Names[i].Length == 0 && line.Cells[i].Length > 0)
            {
                Refuse(line, i, Refusal.Of("evidence.noHeader", TypedText.Quoted(line.Cells[i])), issues);
            }
        }
        return true;
    }

    private bool IsReadable(FileRow line, ICollection<Issue> issues)
    {
        var before = issues.Count;
        for (var i = 0; i < header.Names.Count; i++)
        {
            if (TypedText.Refuse(line.Cells[i], i == header.Reason ? TypedText.LongestReason : TypedText.LongestText) is { } refusal)
            {
                Refuse(line, i, refusal, issues);
            }
            else if (line.Cells[i] is ['#', ..] or ['E', 'r', 'r', ':', ..] && FailedFormulas.Contains(line.Cells[i]))
            {
                Refuse(line, i, Refusal.Of("evidence.failedFormula", line.Cells[i]), issues);
            }
        }
        return issues.Count == before;
    }

    private void ReadColumn(FileRow line, int column, DateOnly? on, object?[] values, ICollection<Issue> issues)
    {
        var at = header.Columns[column];
        var text = Text(line, at);
        if (text.Length == 0)
        {
            if (columns[column].Needed)
            {
                Refuse(line, at, Refusal.Of("evidence.empty"), issues);
            }
            return;
        }
        var (value, refusal) = cells.Read(columns[column].Field, text, on);
        values[column] = value;
        if (refusal is not null)
        {
            Refuse(line, at, refusal, issues);
        }
    }

    private void CheckRanges(FileRow line, object?[] values, ICollection<Issue> issues)
    {
        for (var i = 0; i + 1 < columns.Count; i++)
        {
            if (columns[i].Field.Type != FieldType.Range || columns[i].Column != columns[i].Field.Columns[0])
            {
                continue;
            }
            if (values[i + 1] is string to && values[i] is var from && string.CompareOrdinal(to, from as string ?? "9") < 0 && header.Columns[i + 1] >= 0)
            {
                Refuse(line, header.Columns[i + 1], from is string start ? Refusal.Of("evidence.endsBefore", to, start) : Refusal.Of("evidence.endWithoutStart", to), issues);
            }
        }
    }

    private string? ReadUnit(FileRow line, DateOnly? on, ICollection<Issue> issues)
    {
        var text = Text(line, header.Unit);
        text = text.Length > 0 ? text : register.DefaultUnit ?? "";
        if (text.Length == 0)
        {
            Refuse(line, header.Unit, Refusal.Of("evidence.empty"), issues);
            return null;
        }
        var found = units.Find(text);
        Unit? then = null;
        foreach (var unit in found)
        {
            if (on is { } day && !unit.IsOn(day))
            {
                continue;
            }
            if (then is not null)
            {
                Refuse(line, header.Unit, Refusal.Of("evidence.ambiguousUnit", TypedText.Quoted(text), then.Code, unit.Code), issues);
                return null;
            }
            then = unit;
        }
        if (then is null)
        {
            var refusal = found.Count > 0
                ? Refusal.Of("evidence.unitNotThen", TypedText.Quoted(text), Times.Print(on!.Value))
                : new Refusal("evidence.noUnit", [TypedText.Quoted(text)], Nearest.To(text, units.Words));
            Refuse(line, header.Unit, refusal, issues);
        }
        return then?.Code;
    }

    private string ReadClass(FileRow line, ICollection<Issue> issues)
    {
        var text = Text(line, header.Class);
        switch (Folding.Fold(text))
        {
            case "" or "public" or "公開":
                return "public";
            case "restricted" or "限閱":
                return "restricted";
            case "secret" or "密" or "機密" or "極機密" or "絕對機密":
                Refuse(line, header.Class, Refusal.Of("evidence.secret"), issues);
                return "";
            default:
                Refuse(line, header.Class, Refusal.Of("evidence.noClass", TypedText.Quoted(text)), issues);
                return "";
        }
    }

    private EntryStatus? ReadStatus(FileRow line, ICollection<Issue> issues)
    {
        var text = Text(line, header.Status);
        var status = text.Length == 0 ? null : EntryStatuses.Find(text);
        if (text.Length > 0 && status is null)
        {
            Refuse(line, header.Status, new Refusal("evidence.noStatus", [TypedText.Quoted(text)], Nearest.To(text, EntryStatuses.All)), issues);
        }
        return status;
    }

    private DateTimeOffset? ReadTime(FileRow line, int at, ICollection<Issue> issues)
    {
        var text = Text(line, at);
        if (text.Length == 0)
        {
            return null;
        }
        if (!DateText.TryReadTime(text, out var time))
        {
            Refuse(line, at, Refusal.Of("evidence.notTime", TypedText.Quoted(text)), issues);
            return null;
        }
        if (time > now)
        {
            Refuse(line, at, Refusal.Of("evidence.future", TypedText.Quoted(text)), issues);
        }
        return time;
    }

    private string? Key(FileRow line, object?[] values, ICollection<Issue> issues)
    {
        if (key.Length == 1)
        {
            return Part(key[0]);
        }
        foreach (var part in key)
        {
            // The bar parts the key's fields; inside of one it could make two entries look like one.
            if (values[part] is string text && text.Contains('|', StringComparison.Ordinal))
            {
                Refuse(line, header.Columns[part], Refusal.Of("evidence.barInKey", TypedText.Quoted(text)), issues);
                return null;
            }
        }
        return string.Join('|', key.Select(Part));

        string Part(int column) => values[column] as string ?? ((long)values[column]!).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Text(FileRow line, int at) => at < 0 ? "" : line.Cells[at];

    private void Refuse(FileRow line, int at, Refusal refusal, ICollection<Issue> issues)
    {
        if (About is not null)
        {
            issues.Add(refusal.At(at < 0 ? Messages.Get("evidence.entry", register.Name, About) : Messages.Get("evidence.entryField", register.Name, About, header.Names[at]), null));
            return;
        }
        issues.Add(at < 0 ? line.Refuse(refusal) : line.Refuse(at, header.Names[at], refusal));
    }

    private sealed record Cell(Field Field, string Column, bool Needed);
}
