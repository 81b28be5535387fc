namespace Guibiao.Web.Components;

/// <summary>The four lights and their shapes, best first.</summary>
public static class Lights
{
    public static readonly IReadOnlyList<string> All = ["green", "yellow", "red", "white"];

    public static string Shape(string light) => light switch
    {
        "green" => "★",
        "yellow" => "▲",
        "red" => "●",
        "white" => "□",
        _ => throw new ArgumentOutOfRangeException(nameof(light), light, null),
    };
}
