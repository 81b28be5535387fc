using Guibiao.Storage;
using Guibiao.Web.Pages.Indicators;

namespace Guibiao.Web.Api;

/// <summary>One indicator as data; its CSV is the year by month.</summary>
internal static class Indicators
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{agency}/{year:int}/indicators/{id}.json", (string agency, int year, string id, Audience audience, Store store, Texts texts, Language language, HttpRequest request) =>
            Days.IsBroken(request) ? Json.Refused(texts["days.broken"])
            : Read(store, agency, year, id, audience, request) is { } view ? Json.Answer(view.ToJson(language.Culture))
            : Json.NotFound(texts));
        site.MapGet("/{agency}/{year:int}/indicators/{id}.csv", async (string agency, int year, string id, Audience audience, Store store, Texts texts, HttpRequest request, HttpResponse response) =>
        {
            if (Days.IsBroken(request))
            {
                return Json.Refused(texts["days.broken"]);
            }
            if (Read(store, agency, year, id, audience, request) is not { } view)
            {
                return Json.NotFound(texts);
            }
            await Csv.Write(response, view.ToRows());
            return Results.Empty;
        });
    }

    private static IndicatorView? Read(Store store, string agency, int year, string id, Audience audience, HttpRequest request) =>
        store.Read(agency, transaction => IndicatorView.Read(transaction, agency, year, id, Days.At(request), TermQuestion.Read(request.Query), audience));
}
