using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Evidence;

namespace Guibiao.Web.Pages.Registers;

/// <summary>A page of entries as JSON for the public.</summary>
internal static class EntryJson
{
    /// <summary>An entry's own name is made of its key; it stays behind where a part of the key is not public.</summary>
    public static bool ShowsKey(Register register) => register.Key.All(key => register.Field(key).Public);

    /// <summary>A place in a list names the entry it ends with; where that is not public there is one long page, and only the CSV holds the rest.</summary>
    public static int PageSize(Register register) => ShowsKey(register) ? 50 : 1000;

    public static EntryPage Alone(EntryPage page, Register register) => ShowsKey(register) ? page : page with { Next = null };

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
