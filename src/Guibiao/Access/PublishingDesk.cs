using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Publishing;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>A person who may puts a year before the public, or takes the last publication back.</summary>
public sealed class PublishingDesk(Store store, SecurityLog log, TimeProvider clock)
{
    public PublishResult Publish(SignedIn who, string agency, int year, string reason)
    {
        var change = new Change(who.Person.Account, clock.GetUtcNow(), reason);
        return Refuse(who, agency, year, change)
            ?? store.Write(agency, transaction => Publisher.Publish(transaction, agency, year, IndicatorEvaluator.DefaultDay(year, change.At), change));
    }

    public PublishResult Withdraw(SignedIn who, string agency, int year, string reason)
    {
        var change = new Change(who.Person.Account, clock.GetUtcNow(), reason);
        return Refuse(who, agency, year, change) ?? store.Write(agency, transaction => Publisher.Withdraw(transaction, agency, year, change));
    }

    private PublishResult? Refuse(SignedIn who, string agency, int year, Change change) =>
        Gate.Refuse(log, who, Right.PublishYears, agency, $"{year}", change) is { } denied ? new PublishResult(null, false, [denied]) : null;
}
