using Guibiao.Storage;
using Guibiao.Web.Pages.Dashboards;

namespace Guibiao.Web.Api;

/// <summary>A year's values as data.</summary>
internal static class Dashboards
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{agency}/{year:int}.json", (string agency, int year, Audience audience, Store store, Texts texts, Language language, HttpRequest request) =>
            Days.IsBroken(request) ? Json.Refused(texts["days.broken"])
            : store.Read(agency, transaction => DashboardView.Read(transaction, agency, year, Days.At(request), audience)) is { } view ? Json.Answer(view.ToJson(language.Culture))
            : Json.NotFound(texts));
        site.MapGet("/{agency}/{year:int}.csv", async (string agency, int year, Audience audience, Store store, Texts texts, Language language, HttpRequest request, HttpResponse response) =>
        {
            if (Days.IsBroken(request))
            {
                return Json.Refused(texts["days.broken"]);
            }
            if (store.Read(agency, transaction => DashboardView.Read(transaction, agency, year, Days.At(request), audience)) is not { } view)
            {
                return Json.NotFound(texts);
            }
            await Csv.Write(response, view.ToRows(language.Culture));
            return Results.Empty;
        });
    }
}
