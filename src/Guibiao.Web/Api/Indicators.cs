using Guibiao.Storage;
using Guibiao.Web.Pages.Indicators;

namespace Guibiao.Web.Api;

/// <summary>One indicator as data; its CSV is the year by month.</summary>
internal static class Indicators
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{agency}/{year:int}/indicators/{id}.json", (string agency, int year, string id, Store store, Texts texts, Language language, TimeProvider clock, HttpRequest request) =>
            Days.IsBroken(request) ? Json.Refused(texts["days.broken"])
            : Read(store, agency, year, id, clock, request) is { } view ? Json.Answer(view.ToJson(language.Culture))
            : Json.NotFound(texts));
        site.MapGet("/{agency}/{year:int}/indicators/{id}.csv", async (string agency, int year, string id, Store store, Texts texts, TimeProvider clock, HttpRequest request, HttpResponse response) =>
        {
            if (Days.IsBroken(request))
            {
                return Json.Refused(texts["days.broken"]);
            }
            if (Read(store, agency, year, id, clock, request) is not { } view)
            {
                return Json.NotFound(texts);
            }
            await Csv.Write(response, view.ToRows());
            return Results.Empty;
        });
    }

    private static IndicatorView? Read(Store store, string agency, int year, string id, TimeProvider clock, HttpRequest request) =>
        store.Read(agency, transaction => IndicatorView.Read(transaction, agency, year, id, Days.At(request), TermQuestion.Read(request.Query), clock));
}
