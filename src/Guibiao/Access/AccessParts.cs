using Guibiao.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Guibiao.Access;

/// <summary>Puts accounts together: ASP.NET Core Identity over our own tables.</summary>
public static class AccessParts
{
    /// <summary>Needs a <see cref="Store"/> and a <see cref="TimeProvider"/> among the services.</summary>
    public static IdentityBuilder AddAccess(this IServiceCollection services, PasswordRules rules)
    {
        // A host that keeps cookies says where the keys lie; else they are asked for by nobody.
        services.AddDataProtection();
        services.AddSingleton(rules);
        services.TryAddSingleton(new StaffDirectory(null));
        services.AddScoped<Accounts>();
        services.AddScoped<Sessions>();
        services.AddScoped<Invitations>();
        services.AddScoped<Tokens>();
        services.AddScoped<ILookupNormalizer, AccountName>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 210_000);
        return services.AddIdentityCore<Person>(identity =>
            {
                identity.Password.RequiredLength = rules.MinimumLength;
                // PasswordCheck counts classes instead.
                (identity.Password.RequireDigit, identity.Password.RequireLowercase, identity.Password.RequireUppercase, identity.Password.RequireNonAlphanumeric) = (false, false, false, false);
                (identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan) = (rules.MostFailures, rules.Locked);
            })
            .AddUserStore<PersonStore>()
            .AddUserManager<PersonAccounts>()
            .AddPasswordValidator<PasswordCheck>()
            .AddTokenProvider<AuthenticatorCode>(TokenOptions.DefaultAuthenticatorProvider);
    }
}
