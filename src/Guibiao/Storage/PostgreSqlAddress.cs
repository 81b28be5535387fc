using System.Globalization;
using Npgsql;

namespace Guibiao.Storage;

/// <summary>
/// postgres://user:password@host:port/name?parameter=value; what is not a plain letter in user and password is percent-encoded. Parameters: sslmode, sslrootcert,
/// host (the folder of a socket) and connect_timeout in seconds, as PostgreSQL's own programs name them.
/// </summary>
internal static class PostgreSqlAddress
{
    private static readonly Dictionary<string, SslMode> SslModes = new(StringComparer.Ordinal)
    {
        ["disable"] = SslMode.Disable,
        ["allow"] = SslMode.Allow,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    public static bool Is(string address) => address.StartsWith("postgres://", StringComparison.Ordinal) || address.StartsWith("postgresql://", StringComparison.Ordinal);

    /// <summary>A file name for what is kept outside the database: host, port and name, never user or password.</summary>
    public static string FileName(string address) => Read(address).Server is { } server ? Uri.EscapeDataString($"{server.Host}-{server.Port}-{server.Database}") : "postgresql";

    /// <summary>What the address names, or a sentence that says what is wrong with it, which tells no password.</summary>
    public static (NpgsqlConnectionStringBuilder? Server, Text? Wrong) Read(string address)
    {
        // What can't be read may hold a password all the same.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.AbsolutePath.Length < 2 || uri.UserInfo.Length == 0 || uri.Port == 0 || uri.Fragment.Length > 0
            || Uri.UnescapeDataString(uri.UserInfo + uri.AbsolutePath).Any(char.IsControl))
        {
            return (null, Messages.Get("store.unknown", "postgres://…"));
        }
        var person = uri.UserInfo.Split(':', 2);
        var server = new NpgsqlConnectionStringBuilder
        {
            Host = uri.DnsSafeHost,
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            Username = Uri.UnescapeDataString(person[0]),
            Password = person.Length > 1 ? Uri.UnescapeDataString(person[1]) : null,
            // A file has many rows and few statements.
            MaxAutoPrepare = 100,
        };
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)))
        {
            if (Take(server, Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "") is { } wrong)
            {
                return (null, wrong);
            }
        }
        return (server, null);
    }

    private static Text? Take(NpgsqlConnectionStringBuilder server, string name, string value)
    {
        switch (name)
        {
            case "sslmode" when SslModes.TryGetValue(value, out var mode):
                server.SslMode = mode;
                return null;
            case "sslmode":
                return Messages.Get("store.value", name, TypedText.Quoted(value), string.Join(", ", SslModes.Keys));
            case "sslrootcert" when File.Exists(value):
                server.RootCertificate = value;
                return null;
            case "sslrootcert":
                return Messages.Get("store.noCertificate", TypedText.Quoted(value));
            case "host" when Directory.Exists(value):
                server.Host = Path.GetFullPath(value);
                return null;
            case "host":
                return Messages.Get("store.noSocket", TypedText.Quoted(value));
            case "connect_timeout" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1024:
                server.Timeout = seconds;
                return null;
            case "connect_timeout":
                return Messages.Get("store.value", name, TypedText.Quoted(value), "1–1024");
            default:
                return Messages.Get("store.parameter", TypedText.Quoted(name));
        }
    }
}
