using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Evidence;

namespace Guibiao.Web.Pages.Registers;

/// <summary>A page of entries as JSON for the public.</summary>
internal static class EntryJson
{
    /// <summary>An entry's own name is made of its key; it stays behind where a part of the key is not public.</summary>
    public static bool ShowsKey(Register register) => register.Key.All(key => register.Field(key).Public);

    public static JsonObject Write(EntryPage page, Register register, CultureInfo language)
    {
        var json = page.ToJson(language);
        if (!ShowsKey(register))
        {
            foreach (var entry in json["entries"]!.AsArray())
            {
                entry!.AsObject().Remove("entry");
            }
        }
        return json;
    }
}
