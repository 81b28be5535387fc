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

    /// <summary>A day for people, counted in years of the Republic of China: 105年3月5日; 5 March 2016 (ROC 105).</summary>
    public static Text Day(DateOnly day) => Get(
        // Before the Republic there is no year to count; what is older is written in the common era.
        day.Year > 1911 ? "date.day" : "date.day.commonEra",
        day.Year - 1911, day.Month, day.Day, day.Year, day.ToString("MMMM", CultureInfo.InvariantCulture));

    private static string Get(string code, CultureInfo language, object?[] arguments)
    {
        var sentence = Table.GetString(code, language) ?? throw new MissingManifestResourceException(code);
        var inLanguage = Array.ConvertAll(arguments, argument => argument switch
        {
            Text text => text.In(language),
            DateOnly day => Day(day).In(language),
            _ => argument,
        });
        return string.Format(CultureInfo.InvariantCulture, sentence, inLanguage);
    }
}
