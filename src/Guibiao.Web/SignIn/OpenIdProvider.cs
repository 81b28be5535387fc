namespace Guibiao.Web.SignIn;

/// <summary>Who says, by OpenID Connect, who somebody is: the provider's address, and the name and secret under which it knows this site.</summary>
public sealed record OpenIdProvider(Uri Authority, string Client, string Secret)
{
    /// <summary>Null where nothing is set. Part of it, and an address that anybody on the way could answer for, are refused.</summary>
    public static OpenIdProvider? Read(string? authority, string? client, string? secret)
    {
        if (string.IsNullOrWhiteSpace(authority) && string.IsNullOrWhiteSpace(client) && string.IsNullOrWhiteSpace(secret))
        {
            return null;
        }
        if (string.IsNullOrWhiteSpace(authority) || string.IsNullOrWhiteSpace(client) || string.IsNullOrWhiteSpace(secret))
        {
            throw new RefusalException(Refusal.Of("provider.part").Plain());
        }
        return Uri.TryCreate(authority.Trim(), UriKind.Absolute, out var address) && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? new OpenIdProvider(address, client.Trim(), secret.Trim())
            : throw new RefusalException(Refusal.Of("provider.address", TypedText.Quoted(authority)).Plain());
    }
}
