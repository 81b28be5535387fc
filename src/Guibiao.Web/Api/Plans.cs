using Guibiao.Plans;
using Guibiao.Storage;
using Guibiao.Web.Pages.Plans;

namespace Guibiao.Web.Api;

/// <summary>A plan as the command line prints it: for programs, and as files for people.</summary>
internal static class Plans
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{agency}/{year:int}/plan.json", (string agency, int year, Store store, Audience audience, Texts texts, Language language) =>
            store.Read(agency, transaction => PlanView.Read(transaction, agency, year, audience)) is { } view ? Json.Answer(view.ToJson(language.Culture)) : Json.NotFound(texts));
        foreach (var (format, type) in PlanFile.Formats)
        {
            site.MapGet($"/{{agency}}/{{year:int}}/plan.{format}", async (string agency, int year, Store store, Audience audience, PlanPrints prints, Texts texts, Language language) =>
            {
                if (store.Read(agency, transaction => PlanView.Read(transaction, agency, year, audience)) is not { } view)
                {
                    return Json.NotFound(texts);
                }
                var (bytes, issue) = format == "pdf" ? await prints.Pdf(agency, view.Stored) : PlanFile.Write(view.Stored, format);
                return bytes is null ? Json.Refused(issue!.Message.In(language.Culture), StatusCodes.Status503ServiceUnavailable) : Results.File(bytes, type, $"{agency}-{year}-plan.{format}");
            });
        }
    }
}
