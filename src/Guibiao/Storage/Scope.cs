using System.Data.Common;
using Dapper;
using Npgsql;

namespace Guibiao.Storage;

/// <summary>The agency that a transaction works for. A PostgreSQL role that owns no table sees and writes that agency's rows only (docs/adr/0010); elsewhere it changes nothing.</summary>
public static class Scope
{
    /// <summary>From here to the end of the transaction, or to the next agency, it works for this one.</summary>
    public static void Enter(this DbTransaction transaction, string agency)
    {
        if (transaction.Connection is NpgsqlConnection connection)
        {
            connection.ExecuteScalar("SELECT set_config('guibiao.agency', @agency, true)", new { agency }, transaction);
        }
    }
}
