using Guibiao.Access;
using Guibiao.History;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Guibiao.Web.SignIn;

/// <summary>Signs people in. Unknown, closed and locked accounts answer as a wrong password does, and take as long.</summary>
internal sealed class PersonSignIn(
    UserManager<Person> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, Accounts accounts, SecurityLog log)
    : SignInManager<Person>(users, http, claims, options, logger, schemes, confirmation)
{
    private static readonly Person Nobody = new() { Account = "", Name = "", CreatedAt = default };
    private static string? digest;

    public override Task<bool> CanSignInAsync(Person user) => Task.FromResult(accounts.IsOpen(user));

    /// <summary>Whether the password is right; then the person is signed in, or asked for the second step.</summary>
    public async Task<SignInResult> TryAsync(string account, string password)
    {
        var person = await UserManager.FindByNameAsync(account);
        var result = person is null ? SignInResult.Failed : await PasswordSignInAsync(person, password, isPersistent: false, lockoutOnFailure: true);
        if (person is null || result.IsLockedOut || result.IsNotAllowed)
        {
            digest ??= UserManager.PasswordHasher.HashPassword(Nobody, "nobody's");
            UserManager.PasswordHasher.VerifyHashedPassword(Nobody, digest, password);
        }
        if (!result.Succeeded && !result.RequiresTwoFactor)
        {
            log.Tell(person?.Account ?? "", "", person is null ? "sign-in.unknown" : result.IsLockedOut ? "sign-in.locked" : result.IsNotAllowed ? "sign-in.closed" : "sign-in.wrong", SessionCookie.Address(Context));
        }
        return result;
    }
}
