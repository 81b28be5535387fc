using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Guibiao.Archives;
using Guibiao.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(Guibiao.Tests.Storage.PostgreSqlServer))]

namespace Guibiao.Tests.Storage;

/// <summary>The PostgreSQL server of the tests: the one that GUIBIAO_TEST_POSTGRES names (an address whose user may make databases), else Debian's, started for them in a folder that goes with it.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    private const string How = "PostgreSQL is missing: install Debian's package postgresql, or name a server in GUIBIAO_TEST_POSTGRES (postgres://user:password@host:port/name).";
    private readonly Lock one = new();
    private readonly List<string> databases = [];
    private readonly ConcurrentBag<string> emptied = [];
    private string? server = Environment.GetEnvironmentVariable("GUIBIAO_TEST_POSTGRES");
    private string? folder;
    private string? site;
    private string options = "";

    /// <summary>A server beside that of the tests, which may be stopped.</summary>
    public static PostgreSqlServer Alone() => new() { server = null };

    /// <summary>Where the server's socket is.</summary>
    public string Folder => folder!;

    /// <summary>From now on nobody comes in without a password.</summary>
    public void AskForPasswords()
    {
        File.WriteAllText(Path.Combine(folder!, "data", "pg_hba.conf"), "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n");
        Stop();
        StartAgain();
    }

    /// <summary>As if the machine had lost its power.</summary>
    public void Stop() => Check(Run("pg_ctl", "-D", Path.Combine(folder!, "data"), "-m", "immediate", "stop"));

    public void StartAgain() => Check(Run("pg_ctl", "-D", Path.Combine(folder!, "data"), "-w", "-l", Path.Combine(folder!, "log"), "-o", options, "start"));

    /// <summary>The address of a new, empty database.</summary>
    public string NewDatabase()
    {
        lock (one)
        {
            server ??= Start();
            var name = $"guibiao_{Guid.NewGuid():N}";
            Execute(server, $"CREATE DATABASE {name}");
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
                Execute(server!, $"CREATE ROLE {site} LOGIN PASSWORD '{password}'");
            }
        }
        var asSite = new UriBuilder(address) { UserName = site, Password = password }.Uri.AbsoluteUri;
        if (withRights)
        {
            Store.Open(address).Write(transaction => Grants.Give(transaction, site));
        }
        return asSite;
    }

    /// <summary>The address of a database at the newest schema, without rows; to be given back. Making a database takes much longer than emptying one.</summary>
    public string Borrow()
    {
        if (emptied.TryTake(out var address))
        {
            return address;
        }
        address = NewDatabase();
        Store.Open(address);
        return address;
    }

    public void GiveBack(string address)
    {
        try
        {
            // Deleting a few rows is quicker than cutting two dozen tables off.
            Execute(address, """
                DO $$
                BEGIN
                  EXECUTE (SELECT COALESCE(string_agg(format('DROP TABLE %I;', tablename), ''), '') FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'r\_%');
                END $$;
                """ + string.Concat(ArchiveTables.Fixed.Concat(ArchiveTables.LeftOut).Reverse().Select(table => $"DELETE FROM {table};")));
            emptied.Add(address);
        }
        catch (PostgresException)
        {
            // A test took a table away: this one is not lent again.
        }
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (folder is null)
        {
            databases.ForEach(name => Execute(server!, $"DROP DATABASE {name} WITH (FORCE)"));
            if (site is not null)
            {
                Execute(server!, $"DROP ROLE {site}");
            }
            NpgsqlConnection.ClearAllPools();
        }
        else
        {
            Run("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Execute(string address, string statement)
    {
        var uri = new Uri(address);
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
        options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=200";
        StartAgain();
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
