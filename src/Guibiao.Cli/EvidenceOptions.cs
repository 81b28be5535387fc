using System.CommandLine;

namespace Guibiao.Cli;

/// <summary>Options that several evidence commands share, made anew for each.</summary>
public static class EvidenceOptions
{
    public static Option<string> Register() => new("--register") { Description = Texts.Get("option.register"), Required = true };

    public static Option<string> By(string name = "--by", string description = "option.by") => Said(name, description, required: true, TypedText.LongestName);

    public static Option<string> Reason() => Said("--reason", "option.reason", required: true, TypedText.LongestReason);

    /// <summary>Where a command can say it itself.</summary>
    public static Option<string> OptionalBy(string description) => Said("--by", description, required: false, TypedText.LongestName);

    public static Option<string> OptionalReason(string description) => Said("--reason", description, required: false, TypedText.LongestReason);

    public static Option<bool> DryRun() => new("--dry-run") { Description = Texts.Get("option.dryRun") };

    /// <summary>name=value, repeated.</summary>
    public static Option<string[]> Pairs(string name, string description)
    {
        var option = new Option<string[]>(name) { Description = Texts.Get(description), AllowMultipleArgumentsPerToken = false };
        option.Validators.Add(given =>
        {
            foreach (var pair in given.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
            {
                given.AddError(Texts.Get("option.notPair", name, pair.Value));
            }
            foreach (var again in given.Tokens.GroupBy(token => token.Value.Split('=')[0].Trim(), StringComparer.Ordinal).Where(same => same.Count() > 1))
            {
                given.AddError(Texts.Get("option.twice", name, again.Key));
            }
        });
        return option;
    }

    public static Dictionary<string, string> Split(IEnumerable<string>? pairs)
    {
        var split = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs ?? [])
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            split[pair[..at].Trim()] = pair[(at + 1)..];
        }
        return split;
    }

    private static Option<string> Said(string name, string description, bool required, int longest)
    {
        var option = new Option<string>(name) { Description = Texts.Get(description), Required = required };
        option.Validators.Add(given =>
        {
            if (given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                given.AddError(Texts.Get("option.blank", name));
            }
            foreach (var refusal in given.Tokens.Select(token => TypedText.Refuse(token.Value, longest)).OfType<Refusal>())
            {
                given.AddError($"{name}: {refusal.Plain().Message.In(Texts.Current)}");
            }
        });
        return option;
    }
}
