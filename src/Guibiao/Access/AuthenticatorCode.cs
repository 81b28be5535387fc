using Guibiao.Storage;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace Guibiao.Access;

/// <summary>The six digits of an authenticator (RFC 6238). A code holds for its half minute and one either side, and opens once.</summary>
internal sealed class AuthenticatorCode(Store store, TimeProvider clock) : IUserTwoFactorTokenProvider<Person>
{
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public Task<string> GenerateAsync(string purpose, UserManager<Person> manager, Person user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } key
        && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(clock.GetUtcNow().UtcDateTime, token, out var step, Window)
        && store.Write(transaction => People.TakeCode(transaction, user.Account, step));

    /// <summary>True also where the key can't be read here: else the password alone would open what two steps closed.</summary>
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Person> manager, Person user) => Task.FromResult(user.TwoStep);
}
