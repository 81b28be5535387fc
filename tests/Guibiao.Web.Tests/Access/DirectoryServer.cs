using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Guibiao.Web.Tests.Access;

/// <summary>Debian's OpenLDAP server on this machine, with two people in it, in a folder that goes with it.</summary>
public sealed class DirectoryServer : IDisposable
{
    public const string Password = "In-The-Directory-1";

    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-ldap-").FullName;
    private readonly int port;
    private Process? process;

    public DirectoryServer()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        File.WriteAllText(Path.Combine(folder, "slapd.conf"), $"""
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            pidfile {folder}/pid
            database mdb
            suffix "dc=mofa,dc=example"
            directory {folder}/data
            """);
        File.WriteAllText(Path.Combine(folder, "people.ldif"), $"""
            dn: dc=mofa,dc=example
            objectClass: domain
            dc: mofa

            dn: ou=people,dc=mofa,dc=example
            objectClass: organizationalUnit
            ou: people

            """ + string.Concat(((string[])["ldap-wang", "ldap-lin"]).Select(account => $"""

            dn: uid={account},ou=people,dc=mofa,dc=example
            objectClass: inetOrgPerson
            uid: {account}
            cn: {account}
            sn: {account}
            userPassword: {Password}

            """)));
        using var add = Process.Start(Program("slapadd", "-f", Path.Combine(folder, "slapd.conf"), "-l", Path.Combine(folder, "people.ldif")))!;
        add.WaitForExit();
        Assert.Equal(0, add.ExitCode);
        StartAgain();
    }

    public Uri Address => new($"ldap://127.0.0.1:{port}");

    public void Stop()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public void StartAgain()
    {
        // -d keeps it in the foreground: it ends with its id.
        process = Process.Start(Program("slapd", "-f", Path.Combine(folder, "slapd.conf"), "-h", Address.AbsoluteUri, "-d", "0"))!;
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(100);
            }
        }
        Assert.Fail("slapd doesn't answer");
    }

    public void Dispose()
    {
        if (process is not null)
        {
            Stop();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static ProcessStartInfo Program(string name, params string[] arguments) => new("/usr/sbin/" + name, arguments) { RedirectStandardError = true };
}
