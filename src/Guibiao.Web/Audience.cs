using System.Data.Common;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Publishing;
using Guibiao.Web.SignIn;

namespace Guibiao.Web;

/// <summary>Who reads. Whoever has a role in an agency sees its years as they stand; everybody else sees what was published, and nothing besides.</summary>
public sealed class Audience(IHttpContextAccessor http, LiveYears live, PublishedYears published, TimeProvider clock)
{
    public bool IsInside(string agency) => Visitor.Of(http.HttpContext!) is { } who && who.Agencies.Contains(agency);

    /// <summary>Null where there is no such agency.</summary>
    public Masthead? Masthead(DbTransaction transaction, string agency) =>
        Web.Masthead.Read(transaction, agency) is { } masthead && !IsInside(agency)
            ? masthead with { Years = [.. Publications.Current(transaction, agency).Select(publication => publication.Year)] }
            : Web.Masthead.Read(transaction, agency);

    /// <summary>Null where the agency has no such year, or hasn't published it.</summary>
    public IYearFigures? Figures(DbTransaction transaction, string agency, int year) =>
        IsInside(agency) ? live.Find(transaction, agency, year)
        : Publications.Current(transaction, agency, year) is { } publication ? published.Find(transaction, agency, publication)
        : null;

    /// <summary>The last day that can be asked for.</summary>
    public DateOnly Latest(IYearFigures figures) => Of(figures)?.Day ?? IndicatorEvaluator.DefaultDay(figures.Plan.Year, clock);

    public static Publication? Of(IYearFigures figures) => (figures as PublishedYear)?.Publication;

    /// <summary>The entries that may be seen behind figures; null is all that there are.</summary>
    public static IReadOnlyList<PublishedSpan>? Behind(IYearFigures figures) => Of(figures) is { } publication ? [new PublishedSpan(null, null, publication.Event)] : null;

    /// <summary>The entries of registers that may be seen; null is all that there are.</summary>
    public IReadOnlyList<PublishedSpan>? Entries(DbTransaction transaction, string agency) =>
        IsInside(agency) ? null : Publications.Spans(Publications.Current(transaction, agency));
}
