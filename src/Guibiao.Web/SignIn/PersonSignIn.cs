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
    /// <summary>How a session says that it began with a passkey.</summary>
    public const string Passkey = "passkey";

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

    /// <summary>Whether a passkey is somebody's, and the account open. The key asked for its owner itself: no second step is asked for after it.</summary>
    public async Task<(SignInResult Result, Person? Person)> TryPasskeyAsync(string credential)
    {
        var shown = await Shown(credential, PerformPasskeyAssertionAsync);
        if (shown is not { Succeeded: true })
        {
            return (Told(null, SignInResult.Failed), null);
        }
        var person = shown.User;
        if (await PreSignInCheck(person) is { } closed)
        {
            return (Told(person, closed), person);
        }
        return (await UserManager.AddOrUpdatePasskeyAsync(person, shown.Passkey)).Succeeded
            ? (await SignInOrTwoFactorAsync(person, isPersistent: false, Passkey, bypassTwoFactor: true), person)
            : (Told(person, SignInResult.Failed), person);
    }

    /// <summary>Whether somebody who is signed in is at the browser themselves: before their ways in are changed.</summary>
    public async Task<bool> ConfirmAsync(Person person, string password)
    {
        var right = (await CheckPasswordSignInAsync(person, password, lockoutOnFailure: true)).Succeeded;
        if (!right)
        {
            log.Tell(person.Account, "", "password.wrong", SessionCookie.Address(Context));
        }
        return right;
    }

    /// <summary>Keeps a passkey that the browser made for this person just now; false where it isn't one, or isn't for them.</summary>
    public async Task<bool> AddPasskeyAsync(Person person, string name, string credential)
    {
        var made = await Shown(credential, PerformPasskeyAttestationAsync);
        if (made is not { Succeeded: true } || made.UserEntity.Id != person.Account)
        {
            return false;
        }
        made.Passkey.Name = name;
        if (!(await UserManager.AddOrUpdatePasskeyAsync(person, made.Passkey)).Succeeded)
        {
            return false;
        }
        log.Tell(person.Account, "", "passkey.make", name);
        return true;
    }

    // Without a challenge of a moment ago, Identity throws.
    private static async Task<T?> Shown<T>(string credential, Func<string, Task<T>> check)
        where T : class
    {
        try
        {
            return credential.Length == 0 ? null : await check(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
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
