using System.Text.Json.Nodes;

namespace Guibiao.Evidence;

/// <summary>One entry with where it comes from: file and line, the time it is known from, and the event that made it so.</summary>
public sealed record ListedEntry(EntryVersion Version, IReadOnlyList<(Field Field, string Column, object? Value)> Values, string By, string At, string Reason)
{
    public JsonObject ToJson()
    {
        var fields = new JsonObject();
        foreach (var (field, column, value) in Values)
        {
            fields[column] = FieldTexts.Json(field, value);
        }
        return new JsonObject
        {
            ["entry"] = Version.Entry,
            ["unit"] = Version.Unit,
            ["status"] = Version.Status,
            ["class"] = Version.Class,
            ["fields"] = fields,
            ["file"] = Version.File,
            ["line"] = Version.Line,
            ["known_from"] = Version.KnownFrom,
            ["by"] = By,
            ["at"] = At,
            ["reason"] = Reason,
            ["event"] = Version.Event,
        };
    }
}
