using Dapper;
using Guibiao.History;
using Guibiao.Tests.Evidence;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.History;

public sealed class EventLogOnSqliteTests() : EventLogTests(null);

public sealed class EventLogOnPostgreSqlTests(PostgreSqlServer server) : EventLogTests(server);

public abstract class EventLogTests : IDisposable
{
    private readonly Ministry ministry;

    protected EventLogTests(PostgreSqlServer? server)
    {
        ministry = new(server);
        foreach (var name in new[] { "A", "B", "C" })
        {
            ministry.Import($"編號,訪問日,國家,單位\n{name},2016-03-05,JP,DAP\n");
        }
    }

    public void Dispose()
    {
        ministry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Verify_Untouched_IsOk() => Assert.Equal(new HistoryCheck(3, true, null), Check());

    [Fact]
    public void Verify_NoEvents_IsOk() =>
        Assert.Equal(new HistoryCheck(0, true, null), ministry.Store.Read(transaction => EventLog.Verify(transaction, "other")));

    [Theory]
    [InlineData("UPDATE event SET reason = '補報' WHERE number = 2", 3, 2)]
    [InlineData("UPDATE event SET body = body || ' ' WHERE number = 1", 3, 1)]
    [InlineData("UPDATE event SET at = '2016-01-01T00:00:00.0000000Z' WHERE number = 3", 3, 3)]
    [InlineData("UPDATE event SET digest = 'x' WHERE number = 3", 3, 3)]
    [InlineData("DELETE FROM event WHERE number = 2", 2, 2)]
    [InlineData("DELETE FROM event WHERE number = 1", 2, 1)]
    [InlineData("UPDATE event SET number = 9 WHERE number = 2; UPDATE event SET number = 2 WHERE number = 3; UPDATE event SET number = 3 WHERE number = 9", 3, 2)]
    public void Verify_TamperedWith_NamesTheFirstBrokenEvent(string tampering, long events, long broken)
    {
        using (var connection = ministry.Store.Connect())
        {
            connection.Execute(tampering);
        }

        Assert.Equal(new HistoryCheck(events, false, broken), Check());
    }

    [Fact]
    public void Print_Canonical_HasOneSpelling() =>
        Assert.Equal("""{"a":[1,"外交部"],"b":null}""", CanonicalJson.Print(System.Text.Json.Nodes.JsonNode.Parse("""{ "b": null, "a": [1, "\u5916交部"] }""")));

    [Fact]
    public void Csv_TextThatASpreadsheetWouldRun_IsMadeHarmless()
    {
        var text = new StringWriter();
        EventCsv.Write(text, [new Event(1, "2016-01-01T00:00:00.0000000Z", "@王", "=cmd|' /C calc'!A0", "k", "s", "{\"a\":1}", "", "", "", "d")]);

        Assert.Equal("number,at,by,reason,kind,subject,body,digest\r\n1,2016-01-01T00:00:00.0000000Z,'@王,'=cmd|' /C calc'!A0,k,s,\"{\"\"a\"\":1}\",d\r\n", text.ToString());
    }

    private HistoryCheck Check() => ministry.Store.Read(transaction => EventLog.Verify(transaction, Ministry.Agency)) with { Wrong = null };
}
