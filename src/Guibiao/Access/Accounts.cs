using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Storage;
using Microsoft.AspNetCore.Identity;

namespace Guibiao.Access;

/// <summary>Makes, changes and closes accounts. Each step is an event in the history of every agency in which the person has a role.</summary>
public sealed class Accounts(Store store, UserManager<Person> users, PasswordRules rules, TimeProvider clock)
{
    /// <summary>Adds an account with a password that must be changed, or one whose password the directory knows; or one more role to an account that there is.</summary>
    public AccountResult Add(string account, string? name, string? email, HeldRole held, DateOnly? expiresOn, Change change, bool byDirectory = false)
    {
        if (AccountName.TryRead(account) is not { } normal)
        {
            return Refuse(account, Refusal.Of("account.name", TypedText.Quoted(account)));
        }
        // Before the write lock is taken, and for a new account only: hashing is slow on purpose. Accounts stay, so one that is there now is there then.
        var password = store.Read(transaction => People.Find(transaction, normal)) is null ? NewPassword() : null;
        var person = password is null ? null : new Person { Account = normal, Name = name?.Trim() ?? "", Email = email, CreatedAt = clock.GetUtcNow(), ExpiresOn = expiresOn, MustChange = !byDirectory, ByDirectory = byDirectory, Stamp = NewStamp() };
        if (person is { ByDirectory: false })
        {
            (person.PasswordHash, person.PasswordAt) = (users.PasswordHasher.HashPassword(person, password!), person.CreatedAt);
        }
        return store.Write(held.Agency, transaction =>
        {
            if (WrongRole(transaction, held) is { } wrong)
            {
                return Refuse(normal, wrong);
            }
            var isNew = person is not null && People.Find(transaction, normal) is null;
            if (isNew)
            {
                if (person!.Name.Length == 0)
                {
                    return Refuse(normal, Refusal.Of("account.unnamed", normal));
                }
                People.Add(transaction, person);
                if (person.PasswordHash is { } hash)
                {
                    People.Remember(transaction, normal, hash, person.CreatedAt);
                }
            }
            if (!People.AddRole(transaction, normal, held))
            {
                return Refuse(normal, Refusal.Of("account.hasRole", normal, held.Role.Title()));
            }
            EventLog.Append(transaction, held.Agency, change, isNew ? "person.add" : "person.role", normal, new JsonObject { ["role"] = held.Role.Word(), ["unit"] = held.Unit });
            return new AccountResult(normal, isNew && !byDirectory ? password : null, []);
        });
    }

    /// <summary>The first administrator of an agency, with a password of their own choice. Errors are sentences.</summary>
    public async Task<(Person? Person, IReadOnlyList<Text> Wrong)> AddFirst(string account, string? name, string password, string agency, string reason)
    {
        if (AccountName.TryRead(account) is not { } normal)
        {
            return (null, [Refusal.Of("account.name", TypedText.Quoted(account)).Plain().Message]);
        }
        if (string.IsNullOrWhiteSpace(name))
        {
            return (null, [Refusal.Of("account.unnamed", normal).Plain().Message]);
        }
        if (store.Read(transaction => Agencies.Find(transaction, agency)) is null)
        {
            return (null, [Refusal.Of("agency.none").Plain().Message]);
        }
        if (store.Read(transaction => People.Find(transaction, normal)) is not null)
        {
            return (null, [Refusal.Of("account.taken", normal).Plain().Message]);
        }
        var person = new Person { Account = normal, Name = name.Trim(), CreatedAt = clock.GetUtcNow(), PasswordAt = clock.GetUtcNow(), Stamp = NewStamp() };
        var result = await users.CreateAsync(person, password);
        if (!result.Succeeded)
        {
            return (null, Sentences(result));
        }
        var held = new HeldRole(agency, Role.Administrator, null);
        store.Write(agency, transaction =>
        {
            People.AddRole(transaction, normal, held);
            return EventLog.Append(transaction, agency, new Change(normal, person.CreatedAt, reason), "person.add", normal, new JsonObject { ["role"] = held.Role.Word(), ["unit"] = null });
        });
        return (person, []);
    }

    /// <summary>The account no longer opens, and what is signed in ends.</summary>
    public AccountResult Disable(string account, Change change) => Step(account, change, "person.disable", (transaction, person) =>
    {
        if (person.Disabled)
        {
            return Refuse(person.Account, Refusal.Of("account.disabled", person.Account));
        }
        (person.Disabled, person.Stamp) = (true, NewStamp());
        if (People.Roles(transaction, person.Account).FirstOrDefault(held => held.Role == Role.Administrator && !People.AnyAdministrator(transaction, held.Agency, person.Account)) is not null)
        {
            return Refuse(person.Account, Refusal.Of("account.lastAdministrator", TypedText.Quoted(person.Account)));
        }
        return new AccountResult(person.Account, null, []);
    });

    /// <summary>A new password that must be changed, no second step, no lock, no other way in; a disabled or unused account opens again.</summary>
    public AccountResult Reset(string account, Change change)
    {
        var password = NewPassword();
        var hash = users.PasswordHasher.HashPassword(new Person { Account = account, Name = "", CreatedAt = change.At }, password);
        return Step(account, change, "person.reset", (transaction, person) =>
        {
            (person.Disabled, person.LockedUntil, person.Stamp) = (false, null, NewStamp());
            (person.TwoStep, person.AuthenticatorKey, person.RecoveryCodes) = (false, null, "");
            People.ForgetFailures(transaction, person.Account);
            ProviderAccounts.EndAll(transaction, person.Account);
            Passkeys.EndAll(transaction, person.Account);
            if (person.ByDirectory)
            {
                return new AccountResult(person.Account, null, []);
            }
            (person.PasswordHash, person.PasswordAt, person.MustChange) = (hash, clock.GetUtcNow(), true);
            People.Remember(transaction, person.Account, hash, person.PasswordAt.Value);
            return new AccountResult(person.Account, password, []);
        });
    }

    /// <summary>Takes one role away; it holds no longer from the person's next step on. The account stays.</summary>
    public AccountResult Remove(string account, HeldRole held, Change change) => store.Write(held.Agency, transaction =>
    {
        if (!People.RemoveRole(transaction, account, held))
        {
            return Refuse(account, Refusal.Of("account.noRole", TypedText.Quoted(account), held.Role.Title()));
        }
        if (held.Role == Role.Administrator && !People.AnyAdministrator(transaction, held.Agency))
        {
            // Else nobody could let anybody in any more.
            People.AddRole(transaction, account, held);
            return Refuse(account, Refusal.Of("account.lastAdministrator", TypedText.Quoted(account)));
        }
        EventLog.Append(transaction, held.Agency, change, "person.role.end", account, new JsonObject { ["role"] = held.Role.Word(), ["unit"] = held.Unit });
        return new AccountResult(account, null, []);
    });

    /// <summary>Whether the account may be signed in to at all; a password is another matter.</summary>
    public bool IsOpen(Person person)
    {
        var (now, today) = (clock.GetUtcNow(), IndicatorEvaluator.Today(clock));
        // A password that was given anew is a use too: it opens an account that lay idle.
        var used = new[] { person.CreatedAt, person.PasswordAt, person.LastSignInAt }.Max();
        return !person.Disabled && (person.ExpiresOn is not { } end || today < end) && now - used <= rules.UnusedLimit;
    }

    public bool HasOldPassword(Person person) => !person.ByDirectory && (person.MustChange || clock.GetUtcNow() - (person.PasswordAt ?? DateTimeOffset.MinValue) > rules.MaximumAge);

    /// <summary>A person changes their own password. Errors are sentences; none is success.</summary>
    public async Task<IReadOnlyList<Text>> ChangePassword(Person person, string now, string next)
    {
        if (person.ByDirectory)
        {
            return [Messages.Get("directory.password")];
        }
        if (!person.MustChange && clock.GetUtcNow() - (person.PasswordAt ?? DateTimeOffset.MinValue) < rules.MinimumAge)
        {
            return [Messages.Get("password.PasswordTooYoung", rules.MinimumAge.Days)];
        }
        var before = (person.MustChange, person.PasswordAt);
        (person.MustChange, person.PasswordAt) = (false, clock.GetUtcNow());
        var result = await users.ChangePasswordAsync(person, now, next);
        if (!result.Succeeded)
        {
            (person.MustChange, person.PasswordAt) = before;
        }
        return Sentences(result);
    }

    /// <summary>Somebody who was asked in chooses a password of their own. Errors are sentences; none is success.</summary>
    public async Task<IReadOnlyList<Text>> ChooseFirstPassword(Person person, string password)
    {
        var given = (person.PasswordHash, person.MustChange, person.PasswordAt);
        (person.PasswordHash, person.MustChange, person.PasswordAt) = (null, false, clock.GetUtcNow());
        var result = await users.AddPasswordAsync(person, password);
        if (!result.Succeeded)
        {
            (person.PasswordHash, person.MustChange, person.PasswordAt) = given;
        }
        return Sentences(result);
    }

    private IReadOnlyList<Text> Sentences(IdentityResult result) =>
        [.. result.Errors.Select(error => Messages.Get("password." + error.Code, rules.MinimumLength, rules.MinimumClasses, rules.Remembered))];

    private AccountResult Step(string account, Change change, string kind, Func<DbTransaction, Person, AccountResult> step) => store.Write(transaction =>
    {
        if (People.Find(transaction, AccountName.Fold(account)) is not { } person)
        {
            return Refuse(account, new Refusal("account.unknown", [TypedText.Quoted(account)], Nearest.To(account, People.All(transaction).Select(one => one.Account))));
        }
        var result = step(transaction, person);
        if (!result.Refused)
        {
            if (!People.Save(transaction, person))
            {
                throw new InvalidOperationException("Another writer changed the account inside of this transaction.");
            }
            foreach (var agency in People.Roles(transaction, person.Account).Select(held => held.Agency).Distinct())
            {
                transaction.Enter(agency);
                EventLog.Append(transaction, agency, change, kind, person.Account, new JsonObject());
            }
        }
        return result;
    });

    private static Refusal? WrongRole(DbTransaction transaction, HeldRole held)
    {
        var units = Units.Load(transaction, held.Agency).All.Select(unit => unit.Code).ToList();
        return held.Role.IsOfUnit() && held.Unit is null ? Refusal.Of("account.roleNeedsUnit", held.Role.Title())
            : !held.Role.IsOfUnit() && held.Unit is not null ? Refusal.Of("account.roleHasNoUnit", held.Role.Title())
            : held.Unit is not null && !units.Contains(held.Unit) ? new Refusal("account.unknownUnit", [TypedText.Quoted(held.Unit)], Nearest.To(held.Unit, units))
            : null;
    }

    private static AccountResult Refuse(string account, Refusal refusal) => new(account, null, [refusal.Plain()]);

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    // Four groups of four without letters that look alike: 80 bits, of at least three classes.
    private static string NewPassword()
    {
        while (true)
        {
            var password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));
            if (password.Any(char.IsAsciiDigit) && password.Any(char.IsAsciiLetter))
            {
                return password;
            }
        }
    }
}
