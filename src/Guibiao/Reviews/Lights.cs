namespace Guibiao.Reviews;

/// <summary>The words and shapes of the lights.</summary>
public static class Lights
{
    /// <summary>As JSON, URLs and style classes have it.</summary>
    public static string Word(this Light light) => light switch
    {
        Light.Green => "green",
        Light.Yellow => "yellow",
        Light.Red => "red",
        _ => "white",
    };

    public static string Shape(this Light light) => light switch
    {
        Light.Green => "★",
        Light.Yellow => "▲",
        Light.Red => "●",
        _ => "□",
    };
}
