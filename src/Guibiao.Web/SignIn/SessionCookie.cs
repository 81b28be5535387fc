using System.Security.Claims;
using Guibiao.Access;
using Guibiao.History;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Guibiao.Web.SignIn;

/// <summary>The cookie names a session that the database knows: it ends there at once, whoever still has the cookie.</summary>
internal sealed class SessionCookie(Sessions sessions, UserManager<Person> users, SecurityLog log, IOptions<IdentityOptions> identity) : CookieAuthenticationEvents
{
    public const string Name = "guibiao";
    public const string Claim = "session";

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var (http, principal) = (context.HttpContext, context.Principal!);
        var person = (await users.GetUserAsync(principal))!;
        // Signing in again, after a new password say, is one session still.
        if (http.User.FindFirstValue(Claim) is { } before)
        {
            sessions.End(person.Account, before);
        }
        var session = sessions.Start(person, Address(http), http.Request.Headers.UserAgent.ToString());
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Claim, session));
        log.Tell(person.Account, "", "sign-in", Address(http));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // The page about a fault is shown even where the database is away.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            return;
        }
        var (session, stamp) = (context.Principal?.FindFirstValue(Claim), context.Principal?.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType));
        if (session is not null && stamp is not null && sessions.Resume(session, stamp) is { } who)
        {
            Visitor.Set(context.HttpContext, who);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public override Task SigningOut(CookieSigningOutContext context)
    {
        if (Visitor.Of(context.HttpContext) is { } who && context.HttpContext.User.FindFirstValue(Claim) is { } session && sessions.End(who.Person.Account, session))
        {
            log.Tell(who.Person.Account, "", "sign-out", Address(context.HttpContext));
        }
        return Task.CompletedTask;
    }

    /// <summary>A program is told so in a status; a person is asked who they are.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        DataAddress.Is(context.Request) ? Status(context, StatusCodes.Status401Unauthorized) : base.RedirectToLogin(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        log.Tell(Visitor.Of(context.HttpContext)?.Person.Account ?? "", context.HttpContext.GetRouteValue("agency") as string ?? "", "access.denied", context.Request.Path);
        return Status(context, StatusCodes.Status403Forbidden);
    }

    public static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static Task Status(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
