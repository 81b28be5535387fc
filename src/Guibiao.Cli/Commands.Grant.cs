using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>grant: what the site's role needs in PostgreSQL, given by the tables' owner.</summary>
public static partial class Commands
{
    public static Command Grant()
    {
        var role = new Argument<string>("ROLE") { Description = Texts.Get("grant.role") };
        var command = new Command("grant", Texts.Get("grant")) { role };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var name = parsed.GetValue(role)!;
            var store = Store.Open(call.Database);
            if (store.Dialect != Dialect.PostgreSql)
            {
                return Refused("grant.file");
            }
            if (store.Write(transaction => Grants.Give(transaction, name)) is not { } given)
            {
                return Refused("grant.unbound", TypedText.Quoted(name));
            }
            return call.Answer(
                new JsonObject { ["role"] = name, ["tables"] = new JsonObject(given.Select(table => KeyValuePair.Create(table.Table, (JsonNode?)table.Rights))) },
                Texts.Get("grant.done", TypedText.Quoted(name), given.Count));

            int Refused(string key, params object[] arguments)
            {
                var issue = Refusal.Of(key, arguments).Plain();
                PrintIssues(call, [issue]);
                return call.Answer(new JsonObject { ["role"] = name, ["issues"] = new JsonArray(issue.ToJson(call.Language)) }, "", ExitCode.Refused);
            }
        });
        return command;
    }
}
