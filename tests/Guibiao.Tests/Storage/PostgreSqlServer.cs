using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Guibiao.Tests.Storage.PostgreSqlServer))]

namespace Guibiao.Tests.Storage;

/// <summary>The PostgreSQL server of the tests: the one that GUIBIAO_TEST_POSTGRES names (an address whose user may make databases), else Debian's, started for them in a folder that goes with it.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    private const string How = "PostgreSQL is missing: install Debian's package postgresql, or name a server in GUIBIAO_TEST_POSTGRES (postgres://user:password@host:port/name).";
    private readonly Lock one = new();
    private readonly List<string> databases = [];
    private string? server = Environment.GetEnvironmentVariable("GUIBIAO_TEST_POSTGRES");
    private string? folder;
    private string? site;

    /// <summary>The address of a new, empty database.</summary>
    public string NewDatabase()
    {
        lock (one)
        {
            server ??= Start();
            var name = $"guibiao_{Guid.NewGuid():N}";
            Execute($"CREATE DATABASE {name}");
            databases.Add(name);
            return new UriBuilder(server) { Path = name }.Uri.AbsoluteUri;
        }
    }

    /// <summary>The same database's address as the site's role has it: a role that owns nothing, given its rights unless the database shall stay empty.</summary>
    public string AsSite(string address, bool withRights = true)
    {
        const string password = "none-of-them";
        lock (one)
        {
            if (site is null)
            {
                site = $"guibiao_site_{Guid.NewGuid():N}";
                Execute($"CREATE ROLE {site} LOGIN PASSWORD '{password}'");
            }
        }
        var asSite = new UriBuilder(address) { UserName = site, Password = password }.Uri.AbsoluteUri;
        if (withRights)
        {
            Guibiao.Storage.Store.Open(address).Write(transaction => Guibiao.Storage.Grants.Give(transaction, site));
        }
        return asSite;
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        databases.ForEach(name => Execute($"DROP DATABASE {name} WITH (FORCE)"));
        if (site is not null)
        {
            Execute($"DROP ROLE {site}");
        }
        NpgsqlConnection.ClearAllPools();
        if (folder is not null)
        {
            Run("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Execute(string statement)
    {
        var uri = new Uri(server!);
        var user = uri.UserInfo.Split(':', 2);
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private string Start()
    {
        folder = Directory.CreateTempSubdirectory("guibiao-postgresql-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
        {
            Check(Run("chown", "nobody", folder));
        }
        Check(Run("initdb", "-D", data, "-U", "guibiao", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        Check(Run("pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=200", "start"));
        return $"postgres://guibiao:none@127.0.0.1:{port}/postgres";
    }

    private static void Check(bool done)
    {
        if (!done)
        {
            throw new InvalidOperationException(How);
        }
    }

    // PostgreSQL's programs refuse root.
    private static bool Run(string program, params string[] arguments)
    {
        if (program != "chown")
        {
            var binaries = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).LastOrDefault() : null;
            program = Path.Combine(binaries ?? throw new InvalidOperationException(How), "bin", program);
            if (Environment.IsPrivilegedProcess)
            {
                (program, arguments) = ("setpriv", ["--reuid=nobody", "--clear-groups", program, .. arguments]);
            }
        }
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
