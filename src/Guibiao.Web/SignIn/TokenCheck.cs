using System.Security.Claims;
using System.Text.Encodings.Web;
using Guibiao.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Guibiao.Web.SignIn;

/// <summary>Programs show a token: Authorization: Bearer gb_….</summary>
internal sealed class TokenCheck(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Tokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";
    private const string Kind = "Bearer ";

    public static bool Has(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Kind, StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Has(Request))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }
        if (tokens.Resume(Request.Headers.Authorization.ToString()[Kind.Length..].Trim()) is not { } who)
        {
            return Task.FromResult(AuthenticateResult.Fail("unknown, expired or ended"));
        }
        Visitor.Set(Context, who);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, who.Person.Account)], TokenCheck.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), TokenCheck.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
