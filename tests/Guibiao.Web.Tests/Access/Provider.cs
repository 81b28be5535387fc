using System.Security.Claims;
using Guibiao.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Guibiao.Web.Tests.Access;

/// <summary>A provider of OpenID Connect on a free port. Whoever comes is the one that the test says is there.</summary>
public sealed class Provider : IAsyncDisposable
{
    private const string Client = "guibiao";
    private const string Secret = "a secret of the two";
    private WebApplication? provider;

    public (string Subject, string Email, bool Verified) There { get; set; }

    /// <summary>What the site asked with.</summary>
    public OpenIddictRequest? Asked { get; private set; }

    public OpenIdProvider Settings => new(new Uri(provider!.Urls.First()), Client, Secret);

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode().SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey().RegisterScopes(Scopes.Email);
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client)
                {
                    context.Reject(Errors.InvalidClient);
                }
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                {
                    context.Reject(Errors.InvalidClient);
                }
                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                Asked = context.Request;
                var identity = new ClaimsIdentity("there");
                identity.SetClaim(Claims.Subject, There.Subject).SetClaim(Claims.Email, There.Email).SetClaim(Claims.EmailVerified, There.Verified);
                identity.SetScopes(context.Request.GetScopes()).SetDestinations(_ => [Destinations.IdentityToken]);
                context.SignIn(new ClaimsPrincipal(identity));
                return default;
            }));
        });
        provider = builder.Build();
        provider.UseAuthentication();
        await provider.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (provider is not null)
        {
            await provider.DisposeAsync();
        }
    }
}
