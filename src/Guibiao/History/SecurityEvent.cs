using System.Text.Json.Nodes;
using Guibiao.Storage;

namespace Guibiao.History;

/// <summary>A sign-in, a refusal, a download of what isn't public, or an administrator's act. The agency is empty where none is known yet.</summary>
public sealed record SecurityEvent(string At, string By, string Agency, string Kind, string Subject, string Body)
{
    public static SecurityEvent Of(DateTimeOffset at, string by, string agency, string kind, string subject, JsonNode? body = null) =>
        // Anybody may type these two into a form, and whoever reads the log must not be fooled.
        new(Times.Print(at), TypedText.Shown(by), agency, kind, TypedText.Shown(subject), CanonicalJson.Print(body));
}
