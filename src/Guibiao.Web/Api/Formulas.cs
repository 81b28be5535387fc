using Guibiao.Access;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Storage;
using Guibiao.Web.SignIn;

namespace Guibiao.Web.Api;

/// <summary>What is sent to confirm a formula: none confirms the one that stands; tallies by term; why.</summary>
internal sealed record FormulaSent(string? Formula = null, IReadOnlyDictionary<string, string>? Bind = null, string? Reason = null, bool DryRun = false);

/// <summary>Formulas confirmed by a program, with a token.</summary>
internal static class Formulas
{
    public static void Map(IEndpointRouteBuilder site) => site.MapPost(
        "/api/{agency}/{year:int}/indicators/{id}/confirm",
        (string agency, int year, string id, FormulaSent sent, FormulaDesk desk, Store store, Texts texts, Language language, TimeProvider clock, HttpContext http) =>
        {
            if (store.Read(agency, transaction => PlanStore.Load(transaction, agency, year))?.Plan.Indicators.Any(indicator => indicator.Id == id) != true)
            {
                return Json.NotFound(texts);
            }
            if (string.IsNullOrWhiteSpace(sent.Reason))
            {
                return Json.Refused(texts["desk.reasonFirst"], StatusCodes.Status422UnprocessableEntity);
            }
            var trial = desk.Confirm(
                Visitor.Of(http)!, agency, year, id, sent.Formula, sent.Bind ?? new Dictionary<string, string>(), sent.Reason.Trim(), IndicatorEvaluator.DefaultDay(year, clock), sent.DryRun);
            return Json.Answer(trial.Result.ToJson(language.Culture), trial.Result.Refused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }).AddEndpointFilter<TokenOnly>().RequireAuthorization(Right.ConfirmFormulas.Word());
}
