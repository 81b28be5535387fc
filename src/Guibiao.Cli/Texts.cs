using System.Globalization;
using System.Resources;

namespace Guibiao.Cli;

/// <summary>What the command line says, from Texts.resx (zh-TW) and Texts.en.resx.</summary>
public static class Texts
{
    private static readonly ResourceManager Table = new("Guibiao.Cli.Texts", typeof(Texts).Assembly);

    /// <summary>Help is printed before options are read; it takes the language that was asked for on the line.</summary>
    public static CultureInfo Current { get; set; } = CultureInfo.GetCultureInfo("zh-TW");

    public static string Get(string key, params object?[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, Table.GetString(key, Current) ?? throw new MissingManifestResourceException(key), arguments);

    /// <summary>The same for something that is asked in a language later.</summary>
    public static Formulas.Sentence Sentence(string key, params object?[] arguments) =>
        Formulas.Sentence.Of(In("zh-TW", key, arguments), In("en", key, arguments));

    private static string In(string language, string key, object?[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, Table.GetString(key, CultureInfo.GetCultureInfo(language)) ?? throw new MissingManifestResourceException(key), arguments);
}
