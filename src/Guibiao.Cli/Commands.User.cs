using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Access;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Mail;
using Guibiao.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Guibiao.Cli;

/// <summary>user: people's accounts and roles.</summary>
public static partial class Commands
{
    public static Command User() => new("user", Texts.Get("user"))
    {
        UserAdd(),
        UserList(),
        UserRevoke(),
        UserStep("disable", (accounts, account, change) => accounts.Disable(account, change)),
        UserStep("reset", (accounts, account, change) => accounts.Reset(account, change)),
    };

    private static Command UserAdd()
    {
        var name = new Option<string?>("--name") { Description = Texts.Get("user.name") };
        var email = new Option<string?>("--email") { Description = Texts.Get("user.email") };
        var expires = ValueOptions.Date("--expires", "user.expires");
        var invite = new Option<bool>("--invite") { Description = Texts.Get("user.invite") };
        var directory = new Option<bool>("--directory") { Description = Texts.Get("user.directory") };
        return UserRole("add", "user.added", [name, email, expires, invite, directory], (access, parsed, account, held, change) =>
        {
            var added = access.GetRequiredService<Accounts>().Add(account, parsed.GetValue(name), parsed.GetValue(email), held, ValueOptions.ReadDate(parsed.GetValue(expires)), change, parsed.GetValue(directory));
            return added.Password is not null && parsed.GetValue(invite) ? Invite(access.GetRequiredService<Invitations>(), added, held.Agency, change) : added;
        });
    }

    private static Command UserRevoke() => UserRole("revoke", "user.revoke.done", [], (access, _, account, held, change) => access.GetRequiredService<Accounts>().Remove(account, held, change));

    // The password that the account began with is shown to nobody; the link is, where no letter brings it.
    private static AccountResult Invite(Invitations invitations, AccountResult added, string agency, Change change)
    {
        var (mail, path) = (MailSettings.Read(), $"account/invitation/{Uri.EscapeDataString(agency)}?code={invitations.Make(agency, added.Account, change)}");
        var site = mail?.Address ?? MailSettings.Site();
        if (mail is null || site is null)
        {
            Call.Note(Texts.Get("user.invite.link", site is null ? "/" + path : new Uri(site, path)));
            return added with { Password = null };
        }
        var wrong = invitations.Send(agency, added.Account, new Uri(site, path), new Post(mail)).GetAwaiter().GetResult();
        Call.Note(wrong is null ? Texts.Get("user.invite.sent") : Texts.Get("user.invite.unsent", wrong.In(Texts.Current), new Uri(site, path)));
        return added with { Password = null };
    }

    // A step about one role of an account in the agency that is meant.
    private static Command UserRole(string verb, string done, Option[] more, Func<IServiceProvider, ParseResult, string, HeldRole, Change, AccountResult> step)
    {
        var account = new Argument<string>("ACCOUNT") { Description = Texts.Get("user.account") };
        var role = new Option<string>("--role") { Description = Texts.Get("user.role"), Required = true };
        role.AcceptOnlyFromAmong([.. RoleNames.All.Select(one => one.Word())]);
        var unit = new Option<string?>("--unit") { Description = Texts.Get("user.unit") };
        var (by, reason) = (EvidenceOptions.By(), EvidenceOptions.Reason());
        var command = new Command(verb, Texts.Get("user." + verb)) { account };
        foreach (var option in (Option[])[role, unit, .. more, by, reason])
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var store = Store.Open(call.Database);
            var (agency, issue) = store.Read(transaction => Agencies.Choose(transaction, call.Agency));
            if (issue is not null)
            {
                return Refuse(call, issue);
            }
            using var access = AccessTo(store);
            var held = new HeldRole(agency!, RoleNames.Find(parsed.GetValue(role)!)!.Value, parsed.GetValue(unit));
            return AnswerAccount(call, step(access, parsed, parsed.GetValue(account)!, held, Change(parsed, by, reason)), done);
        });
        return command;
    }

    private static Command UserStep(string verb, Func<Accounts, string, Change, AccountResult> step)
    {
        var account = new Argument<string>("ACCOUNT") { Description = Texts.Get("user.account") };
        var (by, reason) = (EvidenceOptions.By(), EvidenceOptions.Reason());
        var command = new Command(verb, Texts.Get("user." + verb)) { account, by, reason };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            using var access = AccessTo(Store.Open(call.Database));
            return AnswerAccount(call, step(access.GetRequiredService<Accounts>(), parsed.GetValue(account)!, Change(parsed, by, reason)), $"user.{verb}.done");
        });
        return command;
    }

    private static Command UserList()
    {
        var command = new Command("list", Texts.Get("user.list"));
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var people = Store.Open(call.Database).Read(People.Everybody)
                .Select(one => (one.Person, Roles: one.Roles.Where(held => call.Agency is null || held.Agency == call.Agency).ToList()))
                .Where(one => call.Agency is null || one.Roles.Count > 0).ToList();
            return call.Answer(
                new JsonArray([.. people.Select(one => PersonJson.Write(one.Person, one.Roles))]),
                people.Count == 0 ? Texts.Get("user.none") : string.Join('\n', people.Select(one => string.Join("  ",
                    one.Person.Account, one.Person.Name,
                    string.Join("、", one.Roles.Select(held => $"{held.Agency}{(held.Unit is null ? "" : "/" + held.Unit)} {held.Role.Title().In(call.Language)}")),
                    one.Person.Disabled ? Texts.Get("user.isDisabled") : "").TrimEnd())));
        });
        return command;
    }

    private static ServiceProvider AccessTo(Store store)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(store).AddSingleton(TimeProvider.System).AddSingleton(provider => new SecurityLog(provider.GetRequiredService<Store>(), provider.GetRequiredService<TimeProvider>()));
        services.AddAccess(new PasswordRules());
        return services.BuildServiceProvider();
    }

    private static int AnswerAccount(Call call, AccountResult result, string done)
    {
        PrintIssues(call, result.Issues);
        var text = result.Refused ? Texts.Get("evidence.step.refused") : Texts.Get(done, result.Account) + (result.Password is null ? "" : "\n" + Texts.Get("user.password", result.Password));
        return call.Answer(result.ToJson(call.Language), text, result.Refused ? ExitCode.Refused : ExitCode.Done);
    }
}
