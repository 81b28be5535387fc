using System.Security.Claims;
using Guibiao.Access;
using Guibiao.History;
using Guibiao.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Guibiao.Web.SignIn;

/// <summary>Signing in by OpenID Connect: the provider says who somebody is, and an account here says what they may. Whoever has none stays outside.</summary>
internal static class ProviderSignIn
{
    public const string Scheme = "provider";
    private const string Start = "/account/provider";
    private const string Done = "/account/provider/done";

    public static void AddProvider(this AuthenticationBuilder authentication, ProviderSettings provider) => authentication.AddOpenIdConnect(Scheme, options =>
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (provider.Authority.AbsoluteUri, provider.Client, provider.Secret);
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (options.SignInScheme, options.CallbackPath, options.MapInboundClaims) = (IdentityConstants.ExternalScheme, "/account/provider/back", false);
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "email"])
        {
            options.Scope.Add(scope);
        }
        // The way back is a plain link: it brings cookies that are lax.
        (options.CorrelationCookie.SameSite, options.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (options.CorrelationCookie.SecurePolicy, options.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        options.Events.OnRemoteFailure = failed =>
        {
            failed.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderSettings>>().LogWarning(failed.Failure, "Signing in by the provider failed");
            return Refuse(failed.HttpContext, failed.HandleResponse);
        };
    });

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet(Start, (string? next) => Results.Challenge(new AuthenticationProperties { RedirectUri = Done + (next is null ? "" : "?next=" + Uri.EscapeDataString(next)) }, [Scheme])).AllowAnonymous();
        site.MapGet(Done, Finish).AllowAnonymous();
    }

    private static async Task Finish(HttpContext http, PersonSignIn people, ExternalLogins logins, Store store, Urls urls, SecurityLog log, string? next)
    {
        var told = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        var (issuer, subject) = (told.Principal?.FindFirstValue("iss") ?? told.Principal?.FindFirst("sub")?.Issuer, told.Principal?.FindFirstValue("sub"));
        var person = issuer is null || subject is null ? null
            : logins.Find(issuer, subject, told.Principal!.FindFirstValue("email"), string.Equals(told.Principal!.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase));
        var result = person is null ? SignInResult.Failed : await people.ByProvider(person);
        if (result.Succeeded || result.RequiresTwoFactor)
        {
            var where = result.RequiresTwoFactor ? urls.SecondStep + (next is null ? "" : "?next=" + Uri.EscapeDataString(next)) : Way.On(next, store.Read(transaction => People.Who(transaction, person!.Account)), urls);
            http.Response.Redirect(where);
            return;
        }
        log.Tell(person?.Account ?? "", "", person is null ? "sign-in.unknown" : result.IsLockedOut ? "sign-in.locked" : "sign-in.closed", SessionCookie.Address(http));
        await Refuse(http, () => { });
    }

    // The same for everybody who stays outside: it doesn't tell whether there is an account.
    private static Task Refuse(HttpContext http, Action handled)
    {
        http.Response.Redirect(http.RequestServices.GetRequiredService<Urls>().SignIn + "?wrong=provider");
        handled();
        return Task.CompletedTask;
    }
}
