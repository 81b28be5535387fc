using System.Data.Common;
using Dapper;
using Npgsql;

namespace Guibiao.Storage;

/// <summary>What a PostgreSQL role that owns no table may do in each table: the site's role (docs/adr/0010). Only the owner gives it.</summary>
public static class Grants
{
    private const string Read = "SELECT";
    private const string Append = "SELECT, INSERT";
    private const string Supersede = "SELECT, INSERT, UPDATE";
    private const string Change = "SELECT, INSERT, UPDATE, DELETE";

    // What isn't named here is changed by the site: people, sessions, tallies. Registers' tables (r_ and a name) are superseded: an entry is never changed, a later one takes its place.
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["migration"] = Read,
        ["register"] = Read,
        ["agency"] = Read,
        ["unit"] = Read,
        ["list_member"] = Read,
        ["plan"] = Read,
        ["indicator"] = Read,
        ["coverage"] = Read,
        ["tally"] = Read,
        ["event"] = Append,
        ["head"] = Append,
        ["security_batch"] = Append,
        ["security_event"] = Append,
        ["import"] = Append,
        ["formula"] = Append,
        ["nil_return"] = Supersede,
        ["publication"] = Supersede,
    };

    /// <summary>Gives the role what the site needs in every table, and takes away what it had beyond that. Returns the tables with what was given; null where the role isn't one that row-level security binds.</summary>
    public static IReadOnlyList<(string Table, string Rights)>? Give(DbTransaction transaction, string role)
    {
        var connection = transaction.Connection!;
        // Only the owner may; where another role grants, PostgreSQL warns and gives nothing.
        connection.Execute("ALTER TABLE event ENABLE ROW LEVEL SECURITY", transaction: transaction);
        if (!MayBeBound(transaction, role))
        {
            return null;
        }
        var given = connection.Query<string>("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename", transaction: transaction)
            .Select(table => (table, table.StartsWith("r_", StringComparison.Ordinal) ? Supersede : Named.GetValueOrDefault(table, Change))).ToList();
        var quoted = connection.ExecuteScalar<string>("SELECT quote_ident(@role)", new { role }, transaction);
        foreach (var (table, rights) in given)
        {
            connection.Execute($"REVOKE ALL ON \"{table}\" FROM {quoted}; GRANT {rights} ON \"{table}\" TO {quoted}", transaction: transaction);
        }
        return given;
    }

    /// <summary>Holds a table with an agency in it to the agency that a transaction works for.</summary>
    public static void Protect(DbTransaction transaction, string table)
    {
        if (transaction.Connection is NpgsqlConnection connection
            && !connection.ExecuteScalar<bool>("SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass(quote_ident(@table))", new { table }, transaction))
        {
            connection.Execute(
                $"ALTER TABLE \"{table}\" ENABLE ROW LEVEL SECURITY; CREATE POLICY of_agency ON \"{table}\" USING (agency = current_setting('guibiao.agency', true))", transaction: transaction);
            Renew(transaction);
        }
    }

    /// <summary>Gives the roles that have rights already what they need in tables that came after.</summary>
    public static void Renew(DbTransaction transaction)
    {
        if (transaction.Connection is NpgsqlConnection connection)
        {
            var roles = connection.Query<string>(
                """
                SELECT DISTINCT grantee FROM information_schema.role_table_grants
                WHERE table_schema = current_schema() AND table_name = 'agency' AND grantor = current_user AND grantee <> current_user ORDER BY grantee
                """,
                transaction: transaction);
            foreach (var role in roles.ToList())
            {
                Give(transaction, role);
            }
        }
    }

    /// <summary>Whether the connection's role is held to one agency's rows of the table: false in SQLite and for the owner.</summary>
    public static bool IsBound(DbTransaction transaction, string table = "event") =>
        transaction.Connection is NpgsqlConnection connection && connection.ExecuteScalar<bool>("SELECT row_security_active(quote_ident(@table))", new { table }, transaction);

    // A superuser, a role that may bypass, and members of the owner's role are not bound.
    private static bool MayBeBound(DbTransaction transaction, string role) => transaction.Connection!.ExecuteScalar<bool>(
        """
        SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = @role AND NOT rolsuper AND NOT rolbypassrls AND NOT pg_has_role(rolname, (SELECT tableowner FROM pg_tables
          WHERE schemaname = current_schema() AND tablename = 'event'), 'MEMBER'))
        """,
        new { role }, transaction);
}
