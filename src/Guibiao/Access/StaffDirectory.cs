using System.DirectoryServices.Protocols;
using System.Net;

namespace Guibiao.Access;

/// <summary>The directory can't be asked; nobody failed to sign in.</summary>
public sealed class DirectoryAwayException(Exception fault) : Exception(fault.Message, fault);

/// <summary>Where the agency's directory is (GUIBIAO_LDAP) and what an account is called in it (GUIBIAO_LDAP_NAME, with {0} for the account).</summary>
public sealed record DirectorySettings(Uri Server, string Name)
{
    /// <summary>Null where none is set.</summary>
    /// <exception cref="RefusalException">A part is missing or can't be read.</exception>
    public static DirectorySettings? Read() => Environment.GetEnvironmentVariable("GUIBIAO_LDAP") is not { Length: > 0 } server ? null
        : Uri.TryCreate(server, UriKind.Absolute, out var uri) && uri is { Scheme: "ldap" or "ldaps", Host.Length: > 0 } && Environment.GetEnvironmentVariable("GUIBIAO_LDAP_NAME") is { } name
            && name.Contains("{0}", StringComparison.Ordinal)
            ? new DirectorySettings(uri, name)
            : throw new RefusalException(Refusal.Of("directory.settings").Plain());
}

/// <summary>Asks the agency's directory (LDAP) whether a password is right, by signing in to it.</summary>
public sealed class StaffDirectory(DirectorySettings? settings)
{
    private const int WrongPassword = 49;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public bool IsThere => settings is not null;

    /// <exception cref="DirectoryAwayException">It doesn't answer, or not as it should.</exception>
    public bool Takes(string account, string password)
    {
        // A directory takes an empty password as nobody's: it would say yes.
        if (settings is null || string.IsNullOrEmpty(password))
        {
            return false;
        }
        var server = settings.Server;
        try
        {
            using var connection = new LdapConnection(new LdapDirectoryIdentifier(server.Host, server.Port > 0 ? server.Port : server.Scheme == "ldaps" ? 636 : 389), null, AuthType.Basic) { Timeout = Patience };
            (connection.SessionOptions.ProtocolVersion, connection.SessionOptions.ReferralChasing) = (3, ReferralChasingOptions.None);
            if (server.Scheme == "ldaps")
            {
                connection.SessionOptions.SecureSocketLayer = true;
            }
            else if (!server.IsLoopback)
            {
                // A password never goes over a line that others can read.
                connection.SessionOptions.StartTransportLayerSecurity(null);
            }
            // An account's name is letters, digits and . - _ alone (AccountName): nothing in it means anything to a directory.
            connection.Bind(new NetworkCredential(settings.Name.Replace("{0}", account, StringComparison.Ordinal), password));
            return true;
        }
        catch (LdapException fault) when (fault.ErrorCode == WrongPassword)
        {
            return false;
        }
        catch (Exception fault) when (fault is LdapException or DirectoryOperationException or PlatformNotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            throw new DirectoryAwayException(fault);
        }
    }
}
