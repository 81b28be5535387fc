using System.Security.Claims;
using Guibiao.Access;
using Guibiao.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Guibiao.Web.SignIn;

/// <summary>Signing in by a provider (OpenID Connect, authorization code with PKCE). The provider says who somebody is; whether they come in is decided here.</summary>
internal static class ProviderSignIn
{
    public const string Name = "provider";
    public const string Start = "/account/provider";
    public const string Answer = "/account/provider/answer";

    public static void AddProvider(this AuthenticationBuilder schemes, IServiceCollection services, OpenIdProvider? provider)
    {
        if (provider is null)
        {
            return;
        }
        services.AddSingleton(provider);
        schemes.AddOpenIdConnect(Name, options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.Authority = provider.Authority.ToString();
            options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
            (options.ClientId, options.ClientSecret) = (provider.Client, provider.Secret);
            // In the query, the answer is a plain visit: its cookies needn't be sent with other sites' forms.
            (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.Scope.Add("email");
            (options.MapInboundClaims, options.SaveTokens) = (false, false);
            // Who said it belongs to what is said.
            options.ClaimActions.Remove("iss");
            (options.CallbackPath, options.RemoteSignOutPath, options.SignedOutCallbackPath) = (Answer, default, default);
            foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
            {
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            }
            options.CorrelationCookie.Name = SessionCookie.Name + ".provider.";
            options.NonceCookie.Name = SessionCookie.Name + ".nonce.";
            options.Events.OnTicketReceived = Enter;
            options.Events.OnRemoteFailure = Refuse;
        });
    }

    /// <summary>Leads to the provider. A visit, since a form may be sent to this site alone.</summary>
    public static async Task<IResult> Ask(HttpContext http, string? next, Urls urls)
    {
        if (http.RequestServices.GetService<OpenIdProvider>() is null)
        {
            return Results.NotFound();
        }
        try
        {
            await http.ChallengeAsync(Name, new AuthenticationProperties(new Dictionary<string, string?> { ["next"] = next }) { RedirectUri = urls.Home });
            return Results.Empty;
        }
        catch (InvalidOperationException)
        {
            // The provider's own description couldn't be read.
            return Results.LocalRedirect(urls.SignIn + "?wrong=away");
        }
    }

    private static async Task Enter(TicketReceivedContext context)
    {
        var (services, who) = (context.HttpContext.RequestServices, context.Principal!);
        var (people, urls, next) = (services.GetRequiredService<PersonSignIn>(), services.GetRequiredService<Urls>(), context.Properties?.Items.TryGetValue("next", out var wanted) == true && wanted is { Length: > 0 } ? wanted : null);
        var email = who.HasClaim(claim => claim.Type == "email_verified" && bool.TryParse(claim.Value, out var verified) && verified) ? who.FindFirstValue("email") : null;
        var (result, person) = await people.TryProviderAsync(who.FindFirstValue("iss")!, who.FindFirstValue("sub")!, email);
        context.HandleResponse();
        context.Response.Redirect(
            result.Succeeded ? Way.On(next, services.GetRequiredService<Store>().Read(transaction => People.Who(transaction, person!.Account)), urls)
            : result.RequiresTwoFactor ? urls.SecondStep + (next is null ? "" : "?next=" + Uri.EscapeDataString(next))
            : urls.SignIn + "?wrong=provider");
    }

    // A forged, stale or repeated answer, a refusal by the provider, or a provider that went away in between.
    private static Task Refuse(RemoteFailureContext context)
    {
        var services = context.HttpContext.RequestServices;
        services.GetRequiredService<History.SecurityLog>().Tell("", "", "sign-in.provider", SessionCookie.Address(context.HttpContext));
        context.HandleResponse();
        context.Response.Redirect(services.GetRequiredService<Urls>().SignIn + (context.Failure is HttpRequestException ? "?wrong=away" : "?wrong=provider"));
        return Task.CompletedTask;
    }
}
