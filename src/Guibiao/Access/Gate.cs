using Guibiao.History;

namespace Guibiao.Access;

/// <summary>What every act at a desk passes first: the person has the right, and the reason can stand in the history. Whoever lacks the right is told to the security log.</summary>
internal static class Gate
{
    public static Issue? Refuse(SecurityLog log, SignedIn who, Right right, string agency, string subject, Change change)
    {
        if (who.May(right, agency))
        {
            return change.Refuse()?.Plain();
        }
        log.Tell(who.Person.Account, agency, "access.denied", subject, right.Word());
        return Refusal.Of("access.denied", right.Title()).Plain();
    }
}
