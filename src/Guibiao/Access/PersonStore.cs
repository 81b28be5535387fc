using System.Security.Cryptography;
using Guibiao.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Guibiao.Access;

/// <summary>What ASP.NET Core Identity asks of a store, on our own tables.</summary>
internal sealed partial class PersonStore(Store store, IDataProtectionProvider protection, TimeProvider clock) :
    IUserPasswordStore<Person>, IUserSecurityStampStore<Person>, IUserLockoutStore<Person>, IUserTwoFactorStore<Person>, IUserAuthenticatorKeyStore<Person>,
    IUserTwoFactorRecoveryCodeStore<Person>
{
    private readonly IDataProtector authenticator = protection.CreateProtector("authenticator");

    public void Dispose()
    {
        // Nothing is kept open between calls.
    }

    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => Write(transaction =>
    {
        People.Add(transaction, user);
        if (user.PasswordHash is { } hash)
        {
            People.Remember(transaction, user.Account, hash, user.PasswordAt ?? clock.GetUtcNow());
        }
    });

    /// <summary>Refused where somebody else changed the account meanwhile: a sign-in beside an administrator's step undoes nothing of it.</summary>
    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(store.Write(transaction =>
    {
        var before = People.Find(transaction, user.Account);
        if (!People.Save(transaction, user))
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }
        if (before!.PasswordHash != user.PasswordHash && user.PasswordHash is not null)
        {
            if (before.PasswordAt == user.PasswordAt)
            {
                People.Forget(transaction, user.Account, before.PasswordHash);
            }
            People.Remember(transaction, user.Account, user.PasswordHash, user.PasswordAt ?? clock.GetUtcNow());
        }
        return IdentityResult.Success;
    }));

    /// <summary>Accounts stay, disabled: what a person did keeps its name.</summary>
    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(store.Read(transaction => People.Find(transaction, userId)));

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByIdAsync(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Account);

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account);

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    // An account's name never changes, and is normal from the start (AccountName).
    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Identity also digests a password anew where that has become stronger: then it is the same password, of the same day.</summary>
    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken)
    {
        user.Stamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task SetLockoutEndDateAsync(Person user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockedUntil = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<int> IncrementAccessFailedCountAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Failures = store.Write(transaction => People.CountFailure(transaction, user.Account)));

    public Task ResetAccessFailedCountAsync(Person user, CancellationToken cancellationToken)
    {
        user.Failures = 0;
        return Write(transaction => People.ForgetFailures(transaction, user.Account));
    }

    public Task<int> GetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Failures);

    public Task<bool> GetLockoutEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetTwoFactorEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken)
    {
        user.TwoStep = enabled;
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.TwoStep);

    public Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = authenticator.Protect(key);
        return Task.CompletedTask;
    }

    /// <summary>Null also where it was encrypted by an installation whose keys are not here: no code opens the account then, and an administrator resets it.</summary>
    public Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(user.AuthenticatorKey is { } kept ? authenticator.Unprotect(kept) : null);
        }
        catch (CryptographicException)
        {
            return Task.FromResult<string?>(null);
        }
    }

    public Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        user.RecoveryCodes = string.Join(';', recoveryCodes.Select(RecoveryCode.Digest));
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        var left = user.RecoveryCodes.Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        var had = left.Remove(RecoveryCode.Digest(code));
        user.RecoveryCodes = string.Join(';', left);
        return Task.FromResult(had);
    }

    public Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(user.RecoveryCodes.Split(';', StringSplitOptions.RemoveEmptyEntries).Length);

    private Task<IdentityResult> Write(Action<System.Data.Common.DbTransaction> work)
    {
        store.Write(transaction =>
        {
            work(transaction);
            return true;
        });
        return Task.FromResult(IdentityResult.Success);
    }
}
