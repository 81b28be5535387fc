using Guibiao.Tests.Storage;

namespace Guibiao.Web.Tests.Access;

/// <summary>The same site on PostgreSQL, through the role that owns nothing.</summary>
public sealed class PeopledServer(PostgreSqlServer server) : PeopledSite
{
    protected override string Owner() => server.NewDatabase();

    protected override string AsSite(string owner) => server.AsSite(owner);
}
