using System.Text.Json.Nodes;
using Guibiao.Access;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Web.Pages.Histories;
using Guibiao.Web.SignIn;

namespace Guibiao.Web.Api;

/// <summary>The history for auditors, whole: what the page filters, as a file. Each download is told to the security log.</summary>
internal static class Histories
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{agency}/history.json", (string agency, Store store, Texts texts, SecurityLog log, HttpContext http) => Answer(agency, store, texts, log, http, events =>
            Json.Answer(new JsonObject { ["agency"] = agency, ["events"] = new JsonArray([.. events.Select(told => told.ToJson())]) })))
            .RequireAuthorization(Right.ReadHistory.Word());
        site.MapGet("/{agency}/history.csv", (string agency, Store store, Texts texts, SecurityLog log, HttpContext http) => Answer(agency, store, texts, log, http, events =>
        {
            var csv = new StringWriter { NewLine = "\r\n" };
            EventCsv.Write(csv, events);
            return Results.Text("\uFEFF" + csv, Csv.Type);
        })).RequireAuthorization(Right.ReadHistory.Word());
    }

    private static IResult Answer(string agency, Store store, Texts texts, SecurityLog log, HttpContext http, Func<IEnumerable<Event>, IResult> print)
    {
        var (query, wrong) = HistoryQuestion.Read(http.Request.Query).For();
        if (wrong is not null)
        {
            return Json.Refused(texts["history.noDate", wrong]);
        }
        log.Tell(Visitor.Of(http)!.Person.Account, agency, "download", http.Request.Path);
        return store.Read(agency, transaction => print(query.Read(transaction, agency)));
    }
}
