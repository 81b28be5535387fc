namespace Guibiao.Documents.Charts;

/// <summary>The colour of each kind of mark where no stylesheet says otherwise.</summary>
internal static class Ink
{
    private static readonly Dictionary<string, string> Colours = new()
    {
        ["ground"] = "#d5ccb9",
        ["value"] = "#211d18",
        ["target"] = "#1c4a78",
        ["last"] = "#5d564c",
        ["break"] = "#f8f5ee",
        ["label"] = "#5d564c",
        ["now"] = "#211d18",
    };

    public static string Of(string kind) => Colours[kind];
}
