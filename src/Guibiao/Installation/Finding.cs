using System.Globalization;
using System.Text.Json.Nodes;

namespace Guibiao.Installation;

/// <summary>How one part of the installation is. A warning is to be looked at, a problem to be mended; <c>Advice</c> says how.</summary>
public sealed record Finding(string Check, FindingState State, Text Message, Text? Advice)
{
    public static Finding Ok(string check, string code, params object?[] arguments) => new(check, FindingState.Ok, Messages.Get("doctor." + code, arguments), null);

    public static Finding Warning(string check, string code, params object?[] arguments) => Of(check, FindingState.Warning, code, arguments);

    public static Finding Problem(string check, string code, params object?[] arguments) => Of(check, FindingState.Problem, code, arguments);

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["check"] = Check,
        ["state"] = State.ToString().ToLowerInvariant(),
        ["message"] = Message.In(language),
        ["advice"] = Advice?.In(language),
    };

    private static Finding Of(string check, FindingState state, string code, object?[] arguments) =>
        new(check, state, Messages.Get("doctor." + code, arguments), Messages.Get("doctor." + code + ".advice", arguments));
}

public enum FindingState
{
    Ok,
    Warning,
    Problem,
}
