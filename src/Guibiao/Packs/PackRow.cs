using System.Globalization;
using Guibiao.Documents;
using Guibiao.Evidence;

namespace Guibiao.Packs;

/// <summary>A row of a pack's table of units or list members; what is wrong in a cell is an issue with line and column.</summary>
internal sealed class PackRow(string file, FileRow line, IReadOnlyList<string> header, ICollection<Issue> issues)
{
    public int Line => line.Line;

    /// <summary>False after issues where a cell holds what nobody can see, or is far too long.</summary>
    public bool IsReadable()
    {
        var readable = true;
        foreach (var column in header)
        {
            if (TypedText.Refuse(Text(column)) is { } refusal)
            {
                Refuse(column, refusal);
                readable = false;
            }
        }
        return readable;
    }

    public string Text(string column) => Cell(column) ?? "";

    public string? Optional(string column) => Cell(column) is { Length: > 0 } text ? text : null;

    /// <summary>A cell that must hold something.</summary>
    public string Needed(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            Refuse(column, Refusal.Of("evidence.empty"));
        }
        return text;
    }

    public DateOnly? Date(string column)
    {
        if (Optional(column) is not { } text)
        {
            return null;
        }
        if (DateText.TryRead(text, out var date))
        {
            return date;
        }
        Refuse(column, Refusal.Of("evidence.notDate", TypedText.Quoted(text)));
        return null;
    }

    public int? Integer(string column)
    {
        if (Optional(column) is not { } text)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }
        Refuse(column, Refusal.Of("evidence.notInteger", TypedText.Quoted(text)));
        return null;
    }

    public void Refuse(string column, Refusal refusal) =>
        issues.Add(refusal.At(Messages.Get("evidence.cell", file, line.Line, column), new Place(file, Line: line.Line, Column: header.ToList().IndexOf(column) + 1)));

    private string? Cell(string column)
    {
        var at = header.ToList().IndexOf(column);
        return at >= 0 && at < line.Cells.Length ? line.Cells[at] : null;
    }
}
