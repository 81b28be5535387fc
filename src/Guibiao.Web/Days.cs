using System.Globalization;

namespace Guibiao.Web;

/// <summary>The day that a page is asked for.</summary>
internal static class Days
{
    /// <summary>2016-06-30 of "?at="; null where nothing is asked, or nothing that is a day.</summary>
    public static DateOnly? At(HttpRequest request) =>
        DateOnly.TryParseExact(request.Query["at"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Whether a day is asked for that is none: data must say so, where a page may show the newest.</summary>
    public static bool IsBroken(HttpRequest request) => request.Query["at"].ToString() is { Length: > 0 } && At(request) is null;
}
