using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;

namespace Guibiao.Access;

/// <summary>What ASP.NET Core Identity asks of a store about passkeys.</summary>
internal sealed partial class PersonStore : IUserPasskeyStore<Person>
{
    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(passkey.CredentialId);
        var kept = store.Write(transaction => Passkeys.Use(transaction, user.Account, id, passkey.SignCount, passkey.IsBackedUp, clock.GetUtcNow())
            || Passkeys.Add(transaction, new Passkey(
                id, user.Account, passkey.Name ?? "", Base64Url.EncodeToString(passkey.PublicKey), passkey.SignCount, string.Join(' ', passkey.Transports ?? []), passkey.IsBackupEligible, passkey.IsBackedUp,
                passkey.CreatedAt, null)));
        return kept ? Task.CompletedTask : throw new InvalidOperationException("The passkey is somebody else's, or there are too many.");
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. store.Read(transaction => Passkeys.Of(transaction, user.Account)).Select(ToIdentity)]);

    public Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(store.Read(transaction =>
        Passkeys.Find(transaction, Base64Url.EncodeToString(credentialId)) is { } known ? People.Find(transaction, known.Account) : null));

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(
        store.Read(transaction => Passkeys.Find(transaction, Base64Url.EncodeToString(credentialId))) is { } known && known.Account == user.Account ? ToIdentity(known) : null);

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(store.Write(transaction => Passkeys.End(transaction, user.Account, Base64Url.EncodeToString(credentialId))));

    // How a key was made is checked when it is made, and not kept.
    private static UserPasskeyInfo ToIdentity(Passkey passkey) => new(
        Base64Url.DecodeFromChars(passkey.Id), Base64Url.DecodeFromChars(passkey.PublicKey), passkey.MadeAt, passkey.SignCount, passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true, passkey.BackupEligible, passkey.BackedUp, [], [])
    {
        Name = passkey.Name,
    };
}
