using Npgsql;

namespace Guibiao.Storage;

/// <summary>postgres://user:password@host:port/name; what is not a plain letter in user and password is percent-encoded.</summary>
internal static class PostgreSqlAddress
{
    public static bool Is(string address) => address.StartsWith("postgres://", StringComparison.Ordinal) || address.StartsWith("postgresql://", StringComparison.Ordinal);

    /// <summary>A file name for what is kept outside the database: host, port and name, never user or password.</summary>
    public static string FileName(string address) => Read(address) is { } server ? Uri.EscapeDataString($"{server.Host}-{server.Port}-{server.Database}") : "postgresql";

    public static NpgsqlConnectionStringBuilder? Read(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.AbsolutePath.Length < 2 || uri.UserInfo.Length == 0)
        {
            return null;
        }
        var person = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            Username = Uri.UnescapeDataString(person[0]),
            Password = person.Length > 1 ? Uri.UnescapeDataString(person[1]) : null,
            // A file has many rows and few statements.
            MaxAutoPrepare = 100,
        };
    }
}
