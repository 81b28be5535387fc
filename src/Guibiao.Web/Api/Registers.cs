using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Storage;
using Guibiao.Web.Pages.Registers;

namespace Guibiao.Web.Api;

/// <summary>Registers as data: what their pages show, for machines.</summary>
internal static class Registers
{
    // A file holds everything; it is read page by page, so that no question keeps the store for long.
    private const int Batch = 1000;

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{agency}/registers.json", (string agency, Audience audience, Store store, Texts texts, Language language, TimeProvider clock) =>
            store.Read(agency, transaction => RegistersView.Read(transaction, agency, IndicatorEvaluator.Today(clock), audience)) is { } view ? Json.Answer(view.ToJson(language.Culture)) : Json.NotFound(texts));
        site.MapGet("/{agency}/registers.csv", async (string agency, Audience audience, Store store, Texts texts, Language language, TimeProvider clock, HttpResponse response) =>
        {
            if (store.Read(agency, transaction => RegistersView.Read(transaction, agency, IndicatorEvaluator.Today(clock), audience)) is not { } view)
            {
                return Json.NotFound(texts);
            }
            await Csv.Write(response, view.ToRows(language.Culture));
            return Results.Empty;
        });
        site.MapGet("/{agency}/registers/{register}.json", (string agency, string register, Audience audience, Store store, Texts texts, Language language, HttpRequest request) =>
            store.Read(agency, transaction => RegisterView.Read(transaction, agency, register, of => RegisterQuestion.Read(of, request.Query), audience)) is { } view
                ? Json.Answer(view.ToJson(language.Culture), view.Page.Issues.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK)
                : Json.NotFound(texts));
        site.MapGet("/{agency}/registers/{register}.csv", async (string agency, string register, Audience audience, Store store, Texts texts, Language language, HttpRequest request, HttpResponse response) =>
        {
            var first = Page(null);
            if (first is null)
            {
                return Json.NotFound(texts);
            }
            if (first.Page.Issues is [var issue, ..])
            {
                return Json.Refused(issue.Message.In(language.Culture));
            }
            await Csv.Write(response, Rows(first, Page));
            return Results.Empty;

            RegisterView? Page(string? cursor) => store.Read(agency, transaction =>
                RegisterView.Read(transaction, agency, register, of => RegisterQuestion.Read(of, request.Query) with { Cursor = cursor }, audience, Batch));
        });
    }

    private static IEnumerable<IEnumerable<string>> Rows(RegisterView first, Func<string?, RegisterView?> page)
    {
        var open = FieldTexts.Columns(first.Register).Where(column => column.Field.Public).Select(column => column.Column);
        yield return [.. EntryJson.ShowsKey(first.Register) ? ["entry"] : Array.Empty<string>(), "unit", .. open, "known_from", "by", "at"];
        for (var view = first; view is not null; view = view.Page.Next is { } cursor ? page(cursor) : null)
        {
            foreach (var entry in view.Page.Entries)
            {
                yield return
                [
                    .. EntryJson.ShowsKey(view.Register) ? [entry.Version.Entry] : Array.Empty<string>(), entry.Version.Unit,
                    .. entry.Values.Select(cell => FieldTexts.Json(cell.Field, cell.Value)?.ToString() ?? ""), entry.Version.KnownFrom, entry.By, entry.At,
                ];
            }
        }
    }
}
