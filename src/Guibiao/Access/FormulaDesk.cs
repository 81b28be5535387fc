using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Plans;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>What a confirmation did, or would do, with the indicator's value before and after it.</summary>
public sealed record FormulaTrial(ConfirmResult Result, Value? Before, Value? After);

/// <summary>A person who may confirms what a standard means; first as a trial, if they like, that shows the value that would come of it.</summary>
public sealed class FormulaDesk(Store store, SecurityLog log, TimeProvider clock)
{
    public FormulaTrial Confirm(
        SignedIn who, string agency, int year, string indicator, string? text, IReadOnlyDictionary<string, string> bind, string reason, DateOnly at, bool dryRun = false)
    {
        var change = new Change(who.Person.Account, clock.GetUtcNow(), reason);
        if (Gate.Refuse(log, who, Right.ConfirmFormulas, agency, $"{year}/{indicator}", change) is { } denied)
        {
            return new FormulaTrial(new ConfirmResult(indicator, null, null, null, [denied]), null, null);
        }
        return store.Write(agency, transaction =>
        {
            transaction.Save("formula");
            var before = Value();
            var unit = PlanStore.Load(transaction, agency, year)?.Plan.Indicators.FirstOrDefault(one => one.Id == indicator)?.Target?.Unit;
            var result = FormulaStore.Confirm(transaction, agency, year, indicator, text, bind, unit, change);
            var after = result.Refused ? null : Value();
            if (dryRun || result.Refused)
            {
                transaction.Rollback("formula");
            }
            transaction.Release("formula");
            return new FormulaTrial(dryRun ? result with { Event = null } : result, before, after);

            Value? Value() => IndicatorEvaluator.Evaluate(transaction, agency, year, clock, indicator, at) is [var value] ? value : null;
        });
    }
}
