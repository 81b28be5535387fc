using System.Globalization;
using Guibiao.History;

namespace Guibiao.Web.Pages.Histories;

/// <summary>Which events somebody asks for, as an address writes it; dates are those of Taiwan, in any form that a file may have.</summary>
public sealed record HistoryQuestion(string? Kind, string? Subject, string? By, string? From, string? To)
{
    public static HistoryQuestion Read(IQueryCollection query)
    {
        return new HistoryQuestion(Of("kind"), Of("subject"), Of("by"), Of("from"), Of("to"));

        // A form sends its empty fields too.
        string? Of(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The worker's question, or the text that is no date.</summary>
    public (EventQuery Query, string? Wrong) For()
    {
        var (from, to) = (Day(From), Day(To));
        return (new EventQuery(Kind, Subject, By, from, to), From is not null && from is null ? From : To is not null && to is null ? To : null);
    }

    public string Print(string? before = null) => string.Join('&', new[] { ("kind", Kind), ("subject", Subject), ("by", By), ("from", From), ("to", To), ("before", before) }
        .Where(one => one.Item2 is not null).Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2!)}"));

    private static DateOnly? Day(string? text) => text is not null && Evidence.DateText.TryRead(text, out var day) ? day : null;
}
