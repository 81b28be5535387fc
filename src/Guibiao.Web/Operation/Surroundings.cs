using System.Net;
using Guibiao.Web.SignIn;
using Microsoft.AspNetCore.HttpOverrides;

namespace Guibiao.Web.Operation;

/// <summary>What stands before the site, from the environment: GUIBIAO_HOSTS, the names that people use beside localhost; GUIBIAO_PROXIES, whose word about the client's address and scheme is taken.</summary>
internal static class Surroundings
{
    public static string Hosts => string.Join(';', ["localhost", "127.0.0.1", "[::1]", .. List("GUIBIAO_HOSTS")]);

    public static void Set(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in List("GUIBIAO_PROXIES"))
        {
            options.KnownProxies.Add(IPAddress.Parse(proxy));
        }
        // Without a known proxy nobody's word is taken.
        options.ForwardedHeaders = options.KnownProxies.Count == 0 ? ForwardedHeaders.None : options.ForwardedHeaders;
    }

    /// <summary>The provider of single sign-on (GUIBIAO_OIDC_AUTHORITY, GUIBIAO_OIDC_CLIENT, GUIBIAO_OIDC_SECRET), or null where none is named.</summary>
    public static OpenIdProvider? Provider => OpenIdProvider.Read(
        Environment.GetEnvironmentVariable("GUIBIAO_OIDC_AUTHORITY"), Environment.GetEnvironmentVariable("GUIBIAO_OIDC_CLIENT"), Environment.GetEnvironmentVariable("GUIBIAO_OIDC_SECRET"));

    private static string[] List(string name) => Environment.GetEnvironmentVariable(name)?.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
}
