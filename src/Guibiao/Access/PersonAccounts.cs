using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guibiao.Access;

/// <summary>Identity's accounts, of which some have their password in the agency's directory.</summary>
internal sealed class PersonAccounts(
    IUserStore<Person> store, IOptions<IdentityOptions> options, IPasswordHasher<Person> hasher, IEnumerable<IUserValidator<Person>> users, IEnumerable<IPasswordValidator<Person>> passwords,
    ILookupNormalizer names, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<Person>> log, StaffDirectory directory)
    : UserManager<Person>(store, options, hasher, users, passwords, names, errors, services, log)
{
    public override Task<bool> CheckPasswordAsync(Person user, string password) =>
        user.ByDirectory ? Task.FromResult(directory.Takes(user.Account, password)) : base.CheckPasswordAsync(user, password);
}
