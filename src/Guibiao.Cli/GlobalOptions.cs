using System.CommandLine;

namespace Guibiao.Cli;

/// <summary>The options that every command takes.</summary>
public static class GlobalOptions
{
    public static readonly Option<string?> Database = new("--database") { Description = Texts.Get("option.database"), Recursive = true };
    public static readonly Option<string?> Agency = new("--agency") { Description = Texts.Get("option.agency"), Recursive = true };
    public static readonly Option<int?> Year = new("--year") { Description = Texts.Get("option.year"), Recursive = true };
    public static readonly Option<string> Language = Choice("--lang", "zh-TW", "en");
    public static readonly Option<bool> Json = new("--json") { Description = Texts.Get("option.json"), Recursive = true };

    private static Option<string> Choice(string name, params string[] values)
    {
        var option = new Option<string>(name) { Description = Texts.Get("option.lang"), Recursive = true, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
