using Guibiao.Access;
using Guibiao.History;
using Guibiao.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Guibiao.Web.SignIn;

/// <summary>Signs people in. Unknown, closed and locked accounts answer as a wrong password does, and take as long.</summary>
internal sealed class PersonSignIn(
    UserManager<Person> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, Accounts accounts, SecurityLog log, Store store, TimeProvider clock)
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
        return Told(person, result);
    }

    /// <summary>
    /// Whether the account at the provider is somebody's here: by its subject, or for the first time by the e-mail, which is null where the provider doesn't vouch for it. A second
    /// step that the person has here is asked for here.
    /// </summary>
    public async Task<(SignInResult Result, Person? Person)> TryProviderAsync(string issuer, string subject, string? email)
    {
        var (linked, person) = store.Read(transaction => ProviderAccounts.Find(transaction, issuer, subject) is { } known
            ? (true, People.Find(transaction, known.Account))
            : (false, string.IsNullOrWhiteSpace(email) ? null : ProviderAccounts.Match(transaction, issuer, email)));
        if (person is null)
        {
            return (Told(null, SignInResult.Failed), null);
        }
        if (await PreSignInCheck(person) is { } closed)
        {
            return (Told(person, closed), person);
        }
        if (!linked)
        {
            // Asked again inside of the transaction: of two at once one is linked.
            if (!store.Write(transaction => ProviderAccounts.Match(transaction, issuer, email!)?.Account == person.Account
                && ProviderAccounts.Add(transaction, new ProviderAccount(issuer, subject, person.Account, email!, clock.GetUtcNow()))))
            {
                return (Told(person, SignInResult.Failed), person);
            }
            log.Tell(person.Account, "", "provider.link", issuer);
        }
        return (await SignInOrTwoFactorAsync(person, isPersistent: false, ProviderSignIn.Name), person);
    }

    private SignInResult Told(Person? person, SignInResult result)
    {
        if (!result.Succeeded && !result.RequiresTwoFactor)
        {
            log.Tell(person?.Account ?? "", "", person is null ? "sign-in.unknown" : result.IsLockedOut ? "sign-in.locked" : result.IsNotAllowed ? "sign-in.closed" : "sign-in.wrong", SessionCookie.Address(Context));
        }
        return result;
    }
}
