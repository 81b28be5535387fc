namespace Guibiao.Web.SignIn;

/// <summary>Another place where people sign in, by OpenID Connect: GUIBIAO_OIDC_AUTHORITY, GUIBIAO_OIDC_CLIENT, GUIBIAO_OIDC_SECRET, and what its button says: GUIBIAO_OIDC_NAME.</summary>
public sealed record ProviderSettings(Uri Authority, string Client, string Secret, string Name)
{
    /// <summary>Null where none is set.</summary>
    /// <exception cref="RefusalException">A part of it is missing, or isn't https.</exception>
    public static ProviderSettings? Read()
    {
        if (Setting("GUIBIAO_OIDC_AUTHORITY") is not { } authority)
        {
            return null;
        }
        return Uri.TryCreate(authority, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)) && Setting("GUIBIAO_OIDC_CLIENT") is { } client
            && Setting("GUIBIAO_OIDC_SECRET") is { } secret
            ? new ProviderSettings(uri, client, secret, Setting("GUIBIAO_OIDC_NAME") ?? uri.Host)
            : throw new RefusalException(Refusal.Of("oidc.settings").Plain());
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
