using Guibiao.Storage;
using Guibiao.Web.Pages.Plans;

namespace Guibiao.Web.Api;

/// <summary>A plan as the command line prints it.</summary>
internal static class Plans
{
    public static void Map(IEndpointRouteBuilder site) =>
        site.MapGet("/{agency}/{year:int}/plan.json", (string agency, int year, Store store, Audience audience, Texts texts, Language language) =>
            store.Read(agency, transaction => PlanView.Read(transaction, agency, year, audience)) is { } view ? Json.Answer(view.ToJson(language.Culture)) : Json.NotFound(texts));
}
