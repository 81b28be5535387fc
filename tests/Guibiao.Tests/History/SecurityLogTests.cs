using System.Diagnostics;
using Dapper;
using Guibiao.History;
using Guibiao.Tests.Evidence;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.History;

public sealed class SecurityLogOnSqliteTests() : SecurityLogTests(null);

public sealed class SecurityLogOnPostgreSqlTests(PostgreSqlServer server) : SecurityLogTests(server);

public abstract class SecurityLogTests(PostgreSqlServer? server) : IDisposable
{
    private readonly Ministry ministry = new(server);

    public void Dispose()
    {
        ministry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Tell_IsWrittenInBatchesThatChain()
    {
        await using (var log = new SecurityLog(ministry.Store, TimeProvider.System))
        {
            log.Tell("wang", "", "signin.fail", "wang");
            log.Tell("wang", "mofa", "signin", "wang");
            log.Flush();
            log.Flush();
            log.Tell("wang", "mofa", "download", "visits.csv");
        }

        Assert.Equal("1 2\n2 1", ministry.Rows("SELECT number, events FROM security_batch"));
        Assert.Equal("signin.fail\nsignin\ndownload", ministry.Rows("SELECT kind FROM security_event ORDER BY batch, place"));
        Assert.Equal(new HistoryCheck(3, true, null), Check());
    }

    [Fact]
    public async Task Tell_WhileAWriterHoldsTheLock_ReturnsAtOnce_AndNothingIsLost()
    {
        await using var log = new SecurityLog(ministry.Store, TimeProvider.System);
        var took = ministry.Store.Write(_ =>
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < SecurityLog.Capacity + 500; i++)
            {
                log.Tell("x", "", "signin.fail", "admin");
            }
            return watch.Elapsed;
        });
        log.Flush();

        Assert.True(took < TimeSpan.FromSeconds(5), $"{took}");
        // The timer may have taken a first part while they were told: told one by one or counted, all are there.
        Assert.Equal(SecurityLog.Capacity + 500, ministry.Store.Read(transaction => transaction.Connection!.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM security_event WHERE kind = 'signin.fail'", transaction: transaction)
            + transaction.Connection!.Query<string>("SELECT body FROM security_event WHERE kind = 'security.more'", transaction: transaction).Sum(body => (long)System.Text.Json.Nodes.JsonNode.Parse(body)!["count"]!)));
        Assert.True(Check().Ok);
    }

    [Theory]
    [InlineData("UPDATE security_event SET by = 'y' WHERE batch = 2", 2)]
    [InlineData("DELETE FROM security_event WHERE batch = 1 AND place = 1", 1)]
    [InlineData("INSERT INTO security_event SELECT 2, 9, at, by, agency, kind, subject, body FROM security_event WHERE batch = 1 AND place = 1", 2)]
    [InlineData("DELETE FROM security_event WHERE batch = 2; DELETE FROM security_batch WHERE number = 2", 2)]
    [InlineData("UPDATE security_event SET place = 9 WHERE batch = 1 AND place = 1", 1)]
    [InlineData("DELETE FROM security_event WHERE batch = 3; DELETE FROM security_batch WHERE number = 3", 3)]
    public void Verify_TamperedWith_NamesTheBatch(string tampering, long broken)
    {
        var seals = new Seals(new(ministry.FileName("heads"), ministry.FileName("key")));
        ministry.Store.Write(transaction =>
        {
            for (var batch = 0; batch < 3; batch++)
            {
                SecurityLog.Append(transaction, [.. new[] { "a", "b" }.Select(by => SecurityEvent.Of(Ministry.Noon, by, "", "signin", by))], Ministry.Noon);
            }
            return seals.Seal(transaction, Ministry.Noon);
        });
        Assert.True(ministry.Store.Read(transaction => seals.Verify(transaction, "")).Ok);
        using (var connection = ministry.Store.Connect())
        {
            connection.Execute(tampering);
        }

        Assert.Equal((false, broken), ministry.Store.Read(transaction => seals.Verify(transaction, "")) is var check ? (check.Ok, check.FirstBroken!.Value) : default);
    }

    private HistoryCheck Check() => ministry.Store.Read(SecurityLog.Verify);
}
