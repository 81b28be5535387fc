using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Guibiao.Web.Tests.Access;

/// <summary>A provider of OpenID Connect on this machine at which everybody is signed in already: as whom the test says.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string Client = "guibiao";
    public const string Secret = "the-provider-knows";

    private WebApplication? app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Who goes there next.</summary>
    public (string Subject, string? Email, bool IsVerified) Visitor { get; set; }

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddRouting();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Email);
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.EnableDegradedMode();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(request =>
            {
                if (request.ClientId != Client || request.RedirectUri?.EndsWith("/account/provider/back", StringComparison.Ordinal) != true)
                {
                    request.Reject(Errors.InvalidClient);
                }
                return ValueTask.CompletedTask;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(request =>
            {
                if (request.ClientId != Client || request.ClientSecret != Secret)
                {
                    request.Reject(Errors.InvalidClient);
                }
                return ValueTask.CompletedTask;
            }));
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
        });
        app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.MapGet("/authorize", (HttpContext http) =>
        {
            var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            identity.SetClaim(Claims.Subject, Visitor.Subject).SetClaim(Claims.Email, Visitor.Email).SetClaim(Claims.EmailVerified, Visitor.IsVerified);
            identity.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes());
            identity.SetDestinations(_ => [Destinations.IdentityToken]);
            return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        });
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }
}
