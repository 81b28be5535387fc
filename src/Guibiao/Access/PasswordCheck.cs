using Guibiao.Storage;
using Microsoft.AspNetCore.Identity;

namespace Guibiao.Access;

/// <summary>Holds a new password against the rules. Length is Identity's own matter; each error's code is the name of a sentence.</summary>
internal sealed class PasswordCheck(Store store, PasswordRules rules, IPasswordHasher<Person> hasher) : IPasswordValidator<Person>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var errors = Errors(user, password ?? "").ToArray();
        return Task.FromResult(errors.Length == 0 ? IdentityResult.Success : IdentityResult.Failed([.. errors.Select(code => new IdentityError { Code = code })]));
    }

    private IEnumerable<string> Errors(Person person, string password)
    {
        var classes = new[] { password.Any(char.IsAsciiLetterLower), password.Any(char.IsAsciiLetterUpper), password.Any(char.IsAsciiDigit), password.Any(letter => !char.IsAsciiLetterOrDigit(letter)) };
        if (classes.Count(has => has) < rules.MinimumClasses)
        {
            yield return "PasswordTooPlain";
        }
        if (password.Contains(person.Account, StringComparison.OrdinalIgnoreCase))
        {
            yield return "PasswordHasAccount";
        }
        var before = store.Read(transaction => People.Remembered(transaction, person.Account, rules.Remembered));
        if (before.Any(hash => hasher.VerifyHashedPassword(person, hash, password) != PasswordVerificationResult.Failed))
        {
            yield return "PasswordUsedBefore";
        }
    }
}
