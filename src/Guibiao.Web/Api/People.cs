using System.Text.Json.Nodes;
using Guibiao.Access;
using Guibiao.History;
using Guibiao.Web.SignIn;

namespace Guibiao.Web.Api;

/// <summary>The yearly list of accounts, as its page shows it.</summary>
internal static class People
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{agency}/people/yearly.json", (string agency, YearlyList list, SecurityLog log, HttpContext http) =>
            Json.Answer(new JsonObject { ["agency"] = agency, ["accounts"] = new JsonArray([.. Lines(agency, list, log, http).Select(line => line.ToJson())]) }))
            .RequireAuthorization(Right.AdministerPeople.Word());
        site.MapGet("/{agency}/people/yearly.csv", async (string agency, YearlyList list, SecurityLog log, HttpContext http) =>
        {
            await Csv.Write(http.Response, [YearlyList.Head, .. Lines(agency, list, log, http).Select(line => line.ToRow())]);
            return Results.Empty;
        }).RequireAuthorization(Right.AdministerPeople.Word());
    }

    private static IReadOnlyList<YearlyLine> Lines(string agency, YearlyList list, SecurityLog log, HttpContext http)
    {
        log.Tell(Visitor.Of(http)!.Person.Account, agency, "download", http.Request.Path);
        return list.Of(Visitor.Of(http)!, agency);
    }
}
