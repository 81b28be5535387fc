using Guibiao.Access;

namespace Guibiao.Web.SignIn;

/// <summary>Where somebody goes after signing in.</summary>
internal static class Way
{
    /// <summary>The page that they wanted, where it is one of this site; else the one where their work is.</summary>
    public static string On(string? next, SignedIn? who, Urls urls)
    {
        if (next is ['/', ..] && next is not ['/', '/' or '\\', ..] && !next.Any(char.IsControl))
        {
            return next;
        }
        foreach (var agency in who?.Agencies ?? [])
        {
            if (who!.May(Right.EnterEntries, agency) || who.May(Right.VerifyEntries, agency))
            {
                return urls.Desk(agency);
            }
            if (who.May(Right.AdministerPeople, agency))
            {
                return urls.People(agency);
            }
            if (who.May(Right.ReadHistory, agency))
            {
                return urls.History(agency);
            }
        }
        return urls.Home;
    }
}
