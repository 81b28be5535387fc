using System.Globalization;
using System.Resources;

namespace Guibiao;

/// <summary>Sentences from Messages.resx (zh-TW) and Messages.en.resx, by code.</summary>
public static class Messages
{
    private static readonly ResourceManager Table = new("Guibiao.Messages", typeof(Messages).Assembly);
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-TW");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static Text Get(string code, params object?[] arguments) => new(Get(code, Chinese, arguments), Get(code, English, arguments));

    private static string Get(string code, CultureInfo language, object?[] arguments)
    {
        var sentence = Table.GetString(code, language) ?? throw new MissingManifestResourceException(code);
        var inLanguage = Array.ConvertAll(arguments, argument => argument is Text text ? text.In(language) : argument);
        return string.Format(CultureInfo.InvariantCulture, sentence, inLanguage);
    }
}
