using System.Text;
using System.Text.Json.Nodes;
using Guibiao.Access;
using Guibiao.Evidence;
using Guibiao.Evidence.Sheets;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Web.Pages.Desk;
using Guibiao.Web.Pages.Registers;
using Guibiao.Web.SignIn;

namespace Guibiao.Web.Api;

/// <summary>What is sent about entries: which ones, or all; what of one to change; why.</summary>
internal sealed record EntriesSent(
    IReadOnlyList<string>? Entries = null, long? Import = null, bool All = false, string? Entry = null, IReadOnlyDictionary<string, string>? Set = null,
    string? Unit = null, string? Month = null, string? Reason = null, bool DryRun = false);

/// <summary>The desk for programs, under /api: the same acts by the same rights, with a token. Answers are those of the command line's --json.</summary>
internal static class Entries
{
    private const string Path = "/api/{agency}/registers/{register}/entries";

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet(Path, List).RequireAuthorization(Right.ReadEntries.Word());
        site.MapGet("/{agency}/desk/{register}.csv", Download).RequireAuthorization(Right.ReadEntries.Word());
        site.MapGet("/{agency}/desk/{register}/refused", Refused).RequireAuthorization(Right.EnterEntries.Word());
        Template(site, WorkbookFormat.Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        Template(site, WorkbookFormat.Ods, "ods", "application/vnd.oasis.opendocument.spreadsheet");
        var write = site.MapGroup("").AddEndpointFilter<TokenOnly>();
        write.MapPost(Path, Take).RequireAuthorization(Right.EnterEntries.Word());
        Step(write, "submit", Right.EnterEntries, (desk, who, agency, register, sent, reason) => desk.Submit(who, agency, register, Choice(sent), reason));
        Step(write, "verify", Right.VerifyEntries, (desk, who, agency, register, sent, reason) => desk.Verify(who, agency, register, Choice(sent), reason));
        Step(write, "return", Right.VerifyEntries, (desk, who, agency, register, sent, reason) => desk.Return(who, agency, register, Choice(sent), reason));
        Step(write, "correct", Right.ReadEntries, (desk, who, agency, register, sent, reason) =>
            desk.Correct(who, agency, register, sent.Entry ?? "", sent.Set ?? new Dictionary<string, string>(), reason, sent.DryRun));
        Step(write, "nil", Right.EnterEntries, (desk, who, agency, register, sent, reason) => NilReturns.ReadMonth(sent.Month ?? "") is { } month
            ? desk.FileNil(who, agency, register, sent.Unit ?? "", month, reason)
            : new StepResult(register.Name, 0, null, [Refusal.Of("nil.month", TypedText.Quoted(sent.Month ?? "")).Plain()]));
    }

    private static void Template(IEndpointRouteBuilder site, WorkbookFormat format, string ending, string type) =>
        site.MapGet($"/{{agency}}/desk/{{register}}/template.{ending}", (string agency, string register, Store store, Texts texts, Language language, HttpContext http) =>
        {
            if (Find(store, agency, register) is not { } found)
            {
                return Json.NotFound(texts);
            }
            var mine = Visitor.Of(http)!.Units(Right.EnterEntries, agency);
            var bytes = store.Read(agency, transaction =>
            {
                var units = Units.Load(transaction, agency);
                return EntryTemplate.Write(found, [.. units.All.Where(unit => mine is null || mine.Contains(unit.Code))], units, CodeLists.Load(transaction, agency), format, language.Culture);
            });
            return Results.File(bytes, type, $"{register}.{ending}");
        }).RequireAuthorization(Right.EnterEntries.Word());

    // Tried once more: what is refused may have changed since the preview.
    private static IResult Refused(string agency, string register, EvidenceDesk desk, HeldFiles files, Store store, Texts texts, Language language, HttpContext http, string? ticket)
    {
        var who = Visitor.Of(http)!;
        if (Find(store, agency, register) is not { } found || files.Look(who.Person.Account, ticket) is not { } held)
        {
            return Json.NotFound(texts);
        }
        var preview = new ImportPreview();
        var result = desk.Import(who, agency, found, held.Bytes, held.Name, "", dryRun: true, held.Meanings, preview);
        var (bytes, ending) = RefusedRows.Write(held.Bytes, preview, result.Issues, language.Culture);
        return Results.File(bytes, "application/octet-stream", $"{System.IO.Path.GetFileNameWithoutExtension(held.Name)}-{texts["import.refusedName"]}.{ending}");
    }

    private static void Step(IEndpointRouteBuilder site, string verb, Right right, Func<EvidenceDesk, SignedIn, string, Register, EntriesSent, string, StepResult> step) =>
        site.MapPost($"{Path}/{verb}", (string agency, string register, EntriesSent sent, EvidenceDesk desk, Store store, Texts texts, Language language, HttpContext http) =>
        {
            if (Find(store, agency, register) is not { } found)
            {
                return Json.NotFound(texts);
            }
            if (string.IsNullOrWhiteSpace(sent.Reason))
            {
                return Json.Refused(texts["desk.reasonFirst"], StatusCodes.Status422UnprocessableEntity);
            }
            if (verb is "submit" or "verify" or "return" && (sent.Entries is { Count: > 0 } ? 1 : 0) + (sent.Import is null ? 0 : 1) + (sent.All ? 1 : 0) != 1)
            {
                return Json.Refused(texts["api.oneWay"], StatusCodes.Status422UnprocessableEntity);
            }
            var result = step(desk, Visitor.Of(http)!, agency, found, sent, sent.Reason.Trim());
            return Json.Answer(result.ToJson(language.Culture), Status(result.Refused, result.Issues));
        }).RequireAuthorization(right.Word());

    private static EntryChoice Choice(EntriesSent sent) => new(sent.Entries is { Count: > 0 } named ? named : null, sent.Import);

    /// <summary>A file (text/csv) or a list of entries (JSON: fields by name), all or none of it.</summary>
    private static async Task<IResult> Take(string agency, string register, EvidenceDesk desk, Store store, Texts texts, Language language, HttpContext http, string? reason, string? file, bool dryRun = false)
    {
        if (Find(store, agency, register) is not { } found)
        {
            return Json.NotFound(texts);
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Json.Refused(texts["desk.reasonFirst"], StatusCodes.Status422UnprocessableEntity);
        }
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var who = Visitor.Of(http)!;
        ImportResult result;
        if (http.Request.HasJsonContentType())
        {
            if (Read(body.ToArray()) is not { } entries)
            {
                return Json.Refused(texts["api.entries"], StatusCodes.Status422UnprocessableEntity);
            }
            result = desk.Enter(who, agency, found, entries, reason.Trim(), dryRun);
        }
        else
        {
            result = desk.Import(who, agency, found, body.ToArray(), System.IO.Path.GetFileName(file) is { Length: > 0 } name ? name : "api:" + who.Person.Account, reason.Trim(), dryRun);
        }
        return Json.Answer(result.ToJson(language.Culture), Status(result.Refused, result.Issues));
    }

    private static IResult List(string agency, string register, Store store, Texts texts, Language language, HttpContext http, string? status, string? unit, string? month, string? cursor, int size = 100)
    {
        if (Find(store, agency, register) is not { } found)
        {
            return Json.NotFound(texts);
        }
        var page = Page(store, agency, found, Visitor.Of(http)!, new RegisterQuestion(unit, month, new Dictionary<string, string>(), cursor), status, Math.Clamp(size, 1, 1000));
        return Json.Answer(page.ToJson(language.Culture), page.Issues.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Download(string agency, string register, Store store, Texts texts, SecurityLog log, HttpContext http, string? status, string? unit, string? month)
    {
        if (Find(store, agency, register) is not { } found)
        {
            return Json.NotFound(texts);
        }
        var who = Visitor.Of(http)!;
        log.Tell(who.Person.Account, agency, "download", http.Request.Path);
        await Csv.Write(http.Response, Rows());
        return Results.Empty;

        IEnumerable<IEnumerable<string>> Rows()
        {
            yield return ["entry", "unit", "status", "class", .. FieldTexts.Columns(found).Select(column => column.Column), "known_from", "by", "at", "reason"];
            string? cursor = null;
            do
            {
                var page = Page(store, agency, found, who, new RegisterQuestion(unit is "" ? null : unit, month is "" ? null : month, new Dictionary<string, string>(), cursor), status, 1000);
                foreach (var entry in page.Entries)
                {
                    var version = entry.Version;
                    yield return [version.Entry, version.Unit, version.Status, version.Class, .. FieldTexts.Of(found, version.Values), version.KnownFrom, entry.By, entry.At, entry.Reason];
                }
                cursor = page.Next;
            }
            while (cursor is not null);
        }
    }

    private static EntryPage Page(Store store, string agency, Register register, SignedIn who, RegisterQuestion question, string? status, int size)
    {
        var (query, issue) = question.For(register, size);
        query = query with { PublicOnly = false, Status = string.IsNullOrEmpty(status) ? null : EntryStatuses.Find(status), Units = who.Units(Right.ReadEntries, agency) };
        return issue is not null ? new EntryPage(register.Name, [], null, [issue]) : store.Read(agency, transaction => EntryList.Read(transaction, agency, register, query));
    }

    private static Register? Find(Store store, string agency, string name) => store.Read(agency, transaction =>
        RegisterStore.Find(transaction, name) is { } register && RegisterStore.LoadCoverage(transaction, agency, name).Count > 0 ? register : null);

    private static List<IReadOnlyDictionary<string, string>>? Read(byte[] body)
    {
        try
        {
            var entries = new List<IReadOnlyDictionary<string, string>>();
            foreach (var entry in JsonNode.Parse(body) as JsonArray ?? [])
            {
                entries.Add(((JsonObject)entry!).ToDictionary(field => field.Key, field => field.Value?.ToString() ?? "", StringComparer.Ordinal));
            }
            return entries.Count > 0 ? entries : null;
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidCastException or ArgumentException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static int Status(bool refused, IReadOnlyList<Issue> issues) =>
        !refused ? StatusCodes.Status200OK
        : issues.Any(issue => issue.Code is "access.denied" or "access.otherUnit" or "access.ownEntry") ? StatusCodes.Status403Forbidden
        : StatusCodes.Status422UnprocessableEntity;
}
