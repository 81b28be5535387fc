using System.Security.Claims;
using Guibiao.Access;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Web.Operation;
using Guibiao.Web.Pages.Desk;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Guibiao.Web.SignIn;

/// <summary>Puts signing in together: cookies for people, tokens for programs, one policy for each right. A page or answer without a word about who may see it is for nobody.</summary>
internal static class SignInParts
{
    private const string Either = "either";

    public static void AddSignIn(this IServiceCollection services, SiteSettings settings)
    {
        var keys = Directory.CreateDirectory(SealPlaces.Of(settings.Database, settings.Folder).SignInKeys);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(keys.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        services.AddDataProtection().SetApplicationName("guibiao").PersistKeysToFileSystem(keys);
        var rules = new PasswordRules();
        services.AddSingleton(provider => new SecurityLog(provider.GetRequiredService<Store>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FirstAdministrator>();
        services.AddScoped<EvidenceDesk>();
        services.AddScoped<FormulaDesk>();
        services.AddScoped<PublishingDesk>();
        services.AddScoped<InvitationLinks>();
        services.AddScoped<YearlyList>();
        services.AddScoped<PeopleDesk>();
        services.AddSingleton<HeldFiles>();
        services.AddScoped<SessionCookie>();
        services.AddSingleton(new StaffDirectory(settings.Directory));
        services.Configure<IdentityPasskeyOptions>(PasskeyOptions.Set);
        services.AddAccess(rules).AddSignInManager<PersonSignIn>();
        services.AddScoped(provider => (PersonSignIn)provider.GetRequiredService<SignInManager<Person>>());
        var schemes = services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, choice => choice.ForwardDefaultSelector = http => TokenCheck.Has(http.Request) ? TokenCheck.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenCheck>(TokenCheck.Name, null);
        schemes.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.Cookie.Name = SessionCookie.Name;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                // Whoever signed in on an English page is signed in on the Chinese ones too.
                cookie.Cookie.Path = "/";
                (cookie.LoginPath, cookie.ReturnUrlParameter) = ("/account/sign-in", "next");
                (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (rules.IdleLimit, true);
                cookie.EventsType = typeof(SessionCookie);
            });
            // Lax: who comes from a provider is led to the second step too.
            cookies.TwoFactorUserIdCookie!.Configure(cookie => (cookie.Cookie.Name, cookie.Cookie.SameSite) = (SessionCookie.Name + ".step", SameSiteMode.Lax));
        });
        schemes.AddProvider(services, settings.Provider ?? Surroundings.Provider);
        services.AddSingleton<IAuthorizationHandler, RightCheck>();
        services.AddAuthorization(options =>
        {
            foreach (var right in Rights.All)
            {
                options.AddPolicy(right.Word(), policy => policy.RequireAuthenticatedUser().AddRequirements(new RightWanted(right)));
            }
        });
        services.Configure<AntiforgeryOptions>(form => (form.Cookie.Name, form.Cookie.SameSite) = (SessionCookie.Name + ".form", SameSiteMode.Strict));
    }

    /// <summary>What is shown to who signed in is kept by nobody, and a password that must be changed comes before everything else for whoever typed it.</summary>
    public static void UseSignIn(this WebApplication site)
    {
        site.UseAuthentication();
        site.UseAuthorization();
        site.Use(async (http, next) =>
        {
            if (Visitor.Of(http) is not { } who)
            {
                await next(http);
                return;
            }
            (http.Response.Headers.CacheControl, http.Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
            // A program's token opens no page on which a person keeps their own account.
            if (who.Scope is not null && http.Request.Path.StartsWithSegments("/account"))
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }
            // Who came by a provider or a passkey typed no password, and needn't know one.
            if (who.Scope is null && Typed(http) && http.Request.Path.Value is not ("/account/password" or "/account/sign-out") && http.RequestServices.GetRequiredService<Accounts>().HasOldPassword(who.Person))
            {
                http.Response.Redirect(http.Request.PathBase + "/account/password");
                return;
            }
            await next(http);
        });
    }

    private static bool Typed(HttpContext http) => http.User.FindFirstValue(ClaimTypes.AuthenticationMethod) is not (ProviderSignIn.Name or PersonSignIn.Passkey);
}
