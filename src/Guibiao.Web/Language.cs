using System.Globalization;

namespace Guibiao.Web;

/// <summary>The language of a request: zh-TW without a prefix, English under /en. The prefix is the request's path base.</summary>
public sealed record Language(string Prefix, string Html, CultureInfo Culture)
{
    public static readonly Language Chinese = new("", "zh-Hant-TW", CultureInfo.GetCultureInfo("zh-TW"));
    public static readonly Language English = new("/en", "en", CultureInfo.GetCultureInfo("en"));

    public Language Other => this == Chinese ? English : Chinese;

    public static Language Of(HttpRequest request) =>
        request.PathBase.StartsWithSegments(English.Prefix, StringComparison.OrdinalIgnoreCase) ? English : Chinese;
}
